package dev.controllerstatus.history;

import dev.controllerstatus.sample.Sample;
import dev.controllerstatus.target.TargetId;
import io.micronaut.context.annotation.Secondary;
import jakarta.inject.Singleton;
import java.util.List;

/** The past of a process that keeps none: nothing is found again. */
@Singleton
@Secondary
public final class NoPast implements Past {
  @Override
  public long idOf(Sample sample) {
    return NO_ID;
  }

  @Override
  public List<Kept> after(TargetId target, long id, int most) {
    return List.of();
  }
}
