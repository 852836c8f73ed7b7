package dev.controllerstatus.history;

import dev.controllerstatus.target.TargetId;
import io.micronaut.context.annotation.Secondary;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Stands in where there is no store. */
@Singleton
@Secondary
final class NothingKept implements KeptReader, KeptWriter {
  @Override
  public List<Kept> after(long id, Instant from, Instant to, Optional<TargetId> target, int most) {
    return List.of();
  }

  @Override
  public boolean isEmpty() {
    return true;
  }

  @Override
  public void add(List<Kept> samples) {
    throw new UnsupportedOperationException("there is no store");
  }
}
