package dev.controllerstatus.probe.amqp;

import dev.controllerstatus.probe.Attempt;
import dev.controllerstatus.probe.Deadline;
import dev.controllerstatus.probe.FaultException;
import dev.controllerstatus.probe.wire.Wire;
import dev.controllerstatus.sample.Fact;
import dev.controllerstatus.sample.Fault;
import dev.controllerstatus.sample.Stage;
import java.io.EOFException;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The connection in use. One that has died is told and opened again in the same attempt; one that
 * is silent has half of the attempt's time, and stays if no new one can be had.
 */
final class KeptPost {
  private static final int SHORTEST_HEARTBEAT = 60;
  private static final int LONGEST_HEARTBEAT = 60_000;
  private final Wire wire;
  private final AmqpTarget target;
  private final Credentials credentials;
  private final CanaryPlan plan;
  private final InstantSource now;
  private @Nullable Post post;
  private List<Fact> opening = List.of();
  private boolean isSteady;

  KeptPost(
      Wire wire, AmqpTarget target, Credentials credentials, CanaryPlan plan, InstantSource now) {
    this.wire = wire;
    this.target = target;
    this.credentials = credentials;
    this.plan = plan;
    this.now = now;
  }

  boolean isOpen() {
    return post != null;
  }

  /** Whether the last attempt found the connection alive. */
  boolean isSteady() {
    return isSteady;
  }

  /** One letter through each queue; the latency is the median from publish to delivery. */
  Duration deliver(Attempt attempt, Deadline end) throws IOException, InterruptedException {
    try {
      return deliverOrReplace(attempt, end);
    } finally {
      if (post != null && post.isSpent()) {
        leave();
      }
    }
  }

  private Duration deliverOrReplace(Attempt attempt, Deadline end)
      throws IOException, InterruptedException {
    Post known = post;
    isSteady = false;
    if (known == null) {
      return deliverAnew(attempt, end);
    }
    Duration age = known.line().age();
    Duration idle = known.line().idle();
    String state;
    try {
      known.catchUp();
      if (known.blocked().isPresent()) {
        throw blocked(known, attempt);
      }
      attempt.enter(Stage.ANSWER);
      List<Letter> letters = known.send(halfOf(end), end);
      if (known.isHeard()) {
        isSteady = true;
        opening.forEach(attempt::fact);
        attempt.heard();
        attempt.fact(new Fact.Connection(age, idle, "alive"));
        return judge(known, letters, attempt);
      }
      state = "silent";
    } catch (FaultException | SocketTimeoutException e) {
      throw e;
    } catch (ChannelClosed e) {
      forget(known);
      throw new FaultException(e.fault(credentials));
    } catch (IOException e) {
      state = state(e);
    }
    attempt.fact(new Fact.Connection(age, idle, state));
    return replace(known, state, attempt, end);
  }

  private static String state(IOException e) throws IOException {
    if (Thread.currentThread().isInterrupted()) {
      throw e;
    }
    boolean isTimeout = String.valueOf(e.getMessage()).contains("timed out");
    return e instanceof EOFException ? "closed" : isTimeout ? "silent" : "reset";
  }

  private static Deadline halfOf(Deadline end) {
    return new Deadline(end.atNanos() - end.left().toNanos() / 2);
  }

  /** What waited in vain on the silent connection belongs to the latency. */
  private Duration replace(Post dead, String state, Attempt attempt, Deadline end)
      throws IOException, InterruptedException {
    boolean isSilent = state.equals("silent");
    if (!isSilent) {
      forget(dead);
    }
    Duration waited = isSilent ? dead.line().idle() : Duration.ZERO;
    Duration latency = deliverAnew(attempt, end);
    return latency.plus(waited);
  }

  private Duration deliverAnew(Attempt attempt, Deadline end)
      throws IOException, InterruptedException {
    Line line = Line.open(wire, target, heartbeat(), attempt);
    Post old = post;
    if (old != null) {
      old.line().abandon();
    }
    Post fresh = new Post(line, credentials, plan.mailboxes(), now.instant().getEpochSecond());
    post = fresh;
    opening = attempt.facts().stream().filter(KeptPost::isOfOpening).toList();
    attempt.fact(new Fact.Connection(Duration.ZERO, Duration.ZERO, "new"));
    attempt.enter(Stage.ANSWER);
    try {
      fresh.begin(end);
      return judge(fresh, fresh.send(end, end), attempt);
    } catch (ChannelClosed e) {
      forget(fresh);
      throw new FaultException(e.fault(credentials));
    } catch (IOException e) {
      if (!(e instanceof FaultException)) {
        forget(fresh);
      }
      throw e;
    }
  }

  private static boolean isOfOpening(Fact fact) {
    return fact instanceof Fact.Peer
        || fact instanceof Fact.Certificate
        || fact instanceof Fact.Spoken;
  }

  private int heartbeat() {
    long seconds = target.service().every().toSeconds() * 3;
    return Math.clamp(seconds, SHORTEST_HEARTBEAT, LONGEST_HEARTBEAT);
  }

  private Duration judge(Post from, List<Letter> letters, Attempt attempt) throws IOException {
    letters.forEach(letter -> attempt.fact(letter.fact()));
    Optional<Fault> fault =
        from.blocked().or(() -> letters.stream().flatMap(l -> l.fault().stream()).findFirst());
    if (fault.isPresent()) {
      throw new FaultException(fault.get());
    } else if (!letters.stream().allMatch(Letter::isHome)) {
      throw new SocketTimeoutException();
    }
    List<Duration> took = letters.stream().flatMap(l -> l.took().stream()).sorted().toList();
    Duration median = took.get(took.size() / 2);
    attempt.took(Stage.ANSWER, median);
    return median;
  }

  /** A blocked broker reads nothing more here, so whether it can be reached is tried elsewhere. */
  private FaultException blocked(Post known, Attempt attempt)
      throws IOException, InterruptedException {
    Line.open(wire, target, 0, attempt).close();
    isSteady = true;
    attempt.fact(new Fact.Connection(known.line().age(), known.line().idle(), "alive"));
    known.line().used();
    return new FaultException(known.blocked().orElseThrow());
  }

  private void forget(Post dead) {
    dead.line().abandon();
    post = null;
  }

  /** In an orderly way, at the end. */
  void leave() {
    Post known = post;
    post = null;
    if (known != null) {
      known.line().close();
    }
  }
}
