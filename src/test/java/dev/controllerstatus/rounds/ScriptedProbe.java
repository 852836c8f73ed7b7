package dev.controllerstatus.rounds;

import dev.controllerstatus.config.Section;
import dev.controllerstatus.probe.Attempt;
import dev.controllerstatus.probe.Probe;
import dev.controllerstatus.target.Endpoint;
import dev.controllerstatus.target.Service;
import dev.controllerstatus.target.Target;
import dev.controllerstatus.target.TargetId;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/** A probe of a kind of its own that does what a test says, and counts. */
class ScriptedProbe implements Probe<ScriptedProbe.Place> {
  final AtomicInteger attempts = new AtomicInteger();
  final AtomicInteger mostAtOnce = new AtomicInteger();
  private final AtomicInteger atOnce = new AtomicInteger();
  private final Script script;

  /** What an attempt does. */
  interface Script {
    Duration run(Attempt attempt) throws IOException, InterruptedException;
  }

  /** A target of this kind. */
  record Place(Service service, Duration atMostEvery) implements Target {
    @Override
    public Optional<Endpoint> endpoint() {
      return Optional.of(new Endpoint("scripted://host:1", "host", 1));
    }
  }

  ScriptedProbe(Script script) {
    this.script = script;
  }

  static Place place(String name, Duration every, Duration timeout) {
    TargetId id = new TargetId("scripted", name);
    Duration slow = Duration.ofMillis(200);
    return new Place(new Service(id, name, "", "", false, every, timeout, slow), Duration.ZERO);
  }

  /** A target whose far end has terms of its own; due as often as they allow. */
  static Place polite(String name, Duration atMostEvery) {
    return new Place(place(name, atMostEvery, Duration.ofSeconds(1)).service(), atMostEvery);
  }

  @Override
  public String kind() {
    return "scripted";
  }

  @Override
  public Class<Place> type() {
    return Place.class;
  }

  @Override
  public Target read(TargetId id, Section section) {
    throw new UnsupportedOperationException("made by the test, not by configuration");
  }

  @Override
  public Duration exchange(Place target, Attempt attempt) throws IOException, InterruptedException {
    attempts.incrementAndGet();
    mostAtOnce.accumulateAndGet(atOnce.incrementAndGet(), Math::max);
    try {
      return script.run(attempt);
    } finally {
      atOnce.decrementAndGet();
    }
  }
}
