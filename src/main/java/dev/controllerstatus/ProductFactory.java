package dev.controllerstatus;

import dev.controllerstatus.config.Configuration;
import dev.controllerstatus.probe.TargetReader;
import dev.controllerstatus.target.CurrentTargets;
import io.micronaut.context.annotation.Factory;
import jakarta.inject.Singleton;

/** Brings together what no room can make alone. */
@Factory
final class ProductFactory {
  /** The targets of the start. */
  @Singleton
  CurrentTargets targets(Configuration configuration, TargetReader reader) {
    return new CurrentTargets(reader.read(configuration).targets());
  }
}
