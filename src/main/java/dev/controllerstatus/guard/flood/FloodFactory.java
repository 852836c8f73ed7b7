package dev.controllerstatus.guard.flood;

import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Secondary;
import jakarta.inject.Singleton;

/** The limits of the product, unless other ones were handed in. */
@Factory
final class FloodFactory {
  @Singleton
  @Secondary
  Limits limits() {
    return Limits.ofProduct();
  }
}
