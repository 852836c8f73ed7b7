package dev.controllerstatus.history.sqlite;

import dev.controllerstatus.history.Discontinuity;
import dev.controllerstatus.history.Episode;
import dev.controllerstatus.history.Kept;
import java.util.List;

/** What is written at once, whole or not at all. */
record Batch(List<Kept> samples, List<Discontinuity> breaks, List<Episode> episodes) {
  boolean isEmpty() {
    return samples.isEmpty() && breaks.isEmpty() && episodes.isEmpty();
  }
}
