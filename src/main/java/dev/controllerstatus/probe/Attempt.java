package dev.controllerstatus.probe;

import dev.controllerstatus.sample.Fact;
import dev.controllerstatus.sample.Phases;
import dev.controllerstatus.sample.Stage;
import java.io.IOException;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * One attempt in progress: its deadline, and what is known so far. A probe notes what it sees here,
 * so that a failure at any point leaves the phases and facts up to that point.
 */
public final class Attempt {
  private final long beganNanos = System.nanoTime();
  private final Deadline deadline;
  private final Map<Stage, Duration> took = new EnumMap<>(Stage.class);
  private final List<Fact> facts;
  private Stage stage = Stage.CONNECT;
  private boolean heard;

  /** Begins now. */
  public Attempt(Deadline deadline) {
    this(deadline, new CopyOnWriteArrayList<>());
  }

  private Attempt(Deadline deadline, List<Fact> facts) {
    this.deadline = deadline;
    this.facts = facts;
  }

  /**
   * A part that runs beside others, such as the question to one of several servers: it has stages
   * and times of its own; deadline and facts are those of the whole.
   */
  public Attempt part() {
    return new Attempt(deadline, facts);
  }

  /** Makes the stages and times of the part that decided the outcome those of the whole. */
  public void decidedBy(Attempt part) {
    Map<Stage, Duration> times = part.times();
    Stage last = part.stage();
    synchronized (this) {
      took.putAll(times);
      stage = last;
    }
  }

  private synchronized Map<Stage, Duration> times() {
    return new EnumMap<>(took);
  }

  /** A part of an attempt that can be timed. */
  @FunctionalInterface
  public interface Step<V> {
    /** Does it. */
    V run() throws IOException, InterruptedException;
  }

  /** When all of this must be over. */
  public Deadline deadline() {
    return deadline;
  }

  /** Runs one stage and keeps its time; a stage that fails leaves no time, but its name. */
  public <V> V time(Stage next, Step<V> step) throws IOException, InterruptedException {
    enter(next);
    long began = System.nanoTime();
    V value = step.run();
    took(next, Duration.ofNanos(System.nanoTime() - began));
    return value;
  }

  /** Says which stage begins, for probes whose library does the timing. */
  public synchronized void enter(Stage next) {
    stage = next;
  }

  /** Notes how long a stage took. */
  public synchronized void took(Stage done, Duration time) {
    took.put(done, time);
  }

  /** Notes that at least one byte came from the far end. */
  public synchronized void heard() {
    heard = true;
  }

  /** Whether any byte came from the far end. */
  public synchronized boolean isHeard() {
    return heard;
  }

  /** The stage that was entered last. */
  public synchronized Stage stage() {
    return stage;
  }

  /** Keeps a fact, whatever the outcome will be. */
  public void fact(Fact fact) {
    facts.add(fact);
  }

  /** The facts so far. */
  public List<Fact> facts() {
    return List.copyOf(facts);
  }

  /** The phases so far. */
  public synchronized Phases phases() {
    return new Phases(
        took.get(Stage.RESOLVE),
        took.get(Stage.CONNECT),
        took.get(Stage.TLS),
        took.get(Stage.ANSWER),
        Duration.ofNanos(System.nanoTime() - beganNanos));
  }
}
