package dev.controllerstatus.history;

import dev.controllerstatus.sample.Fact;
import dev.controllerstatus.sample.Outcome;
import dev.controllerstatus.sample.Phases;
import dev.controllerstatus.sample.Sample;
import dev.controllerstatus.target.TargetId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A store of a test, which counts how often it was read. */
public final class KeptInMemory implements KeptReader, KeptWriter {
  private final List<Kept> all = new ArrayList<>();
  private int reads;

  /** One success every ten seconds from this time on, ids from 1. */
  public static KeptInMemory of(TargetId target, Instant from, int samples) {
    KeptInMemory kept = new KeptInMemory();
    for (int i = 0; i < samples; i++) {
      Phases phases = new Phases(null, null, null, null, Duration.ofMillis(i));
      Outcome up =
          new Outcome.Up(Duration.ofMillis(i), phases, List.of(new Fact.Spoken("caf\u00e9")));
      Sample sample = new Sample(target, from.plusSeconds(10L * i), Duration.ZERO, up);
      kept.all.add(new Kept(i + 1L, ClockState.SYNCHRONISED, sample));
    }
    return kept;
  }

  @Override
  public synchronized List<Kept> after(
      long id, Instant from, Instant to, Optional<TargetId> target, int most) {
    reads++;
    return all.stream()
        .filter(kept -> kept.id() > id)
        .filter(kept -> !kept.sample().at().isBefore(from) && kept.sample().at().isBefore(to))
        .filter(kept -> target.isEmpty() || target.get().equals(kept.sample().target()))
        .limit(most)
        .toList();
  }

  @Override
  public synchronized boolean isEmpty() {
    return all.isEmpty();
  }

  @Override
  public synchronized void add(List<Kept> samples) {
    all.addAll(samples);
  }

  /** Everything that is kept. */
  public synchronized List<Kept> all() {
    return List.copyOf(all);
  }

  /** How often it was read. */
  public synchronized int reads() {
    return reads;
  }
}
