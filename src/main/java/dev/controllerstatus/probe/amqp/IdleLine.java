package dev.controllerstatus.probe.amqp;

import com.rabbitmq.client.AMQP;
import com.rabbitmq.client.impl.AMQImpl;
import com.rabbitmq.client.impl.Frame;
import dev.controllerstatus.probe.Attempt;
import dev.controllerstatus.probe.Deadline;
import dev.controllerstatus.probe.wire.Wire;
import dev.controllerstatus.sample.Fact;
import java.io.EOFException;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A connection that nothing is sent on for a while, to find out whether something on the way cuts
 * those. Its heartbeat is longer than that, so that the broker is silent too, but not for ever
 * bound to a box that has lost its power.
 */
final class IdleLine implements AutoCloseable {
  private static final int CHANNEL = 1;
  private static final Duration AT_ONCE = Duration.ofMillis(1);
  private static final int LONGEST_HEARTBEAT = 60_000;
  private final Wire wire;
  private final AmqpTarget target;
  private final Duration rest;
  private @Nullable Line line;

  IdleLine(Wire wire, AmqpTarget target, Duration rest) {
    this.wire = wire;
    this.target = target;
    this.rest = rest;
  }

  /** Opens it, or leaves it alone, or tries it; empty where nothing is to be told. */
  Optional<Fact.Connection> look(Attempt attempt, Deadline end)
      throws IOException, InterruptedException {
    Line known = line;
    if (known == null) {
      int heartbeat = (int) Math.min(rest.toSeconds() * 4 + 1, LONGEST_HEARTBEAT);
      line = Line.open(wire, target, heartbeat, attempt);
      return Optional.empty();
    }
    boolean isDue = known.idle().compareTo(rest) >= 0;
    Duration age = known.age();
    Duration idle = known.idle();
    String state = state(known, isDue, end);
    if (!state.equals("alive")) {
      close();
    }
    return isDue || line == null
        ? Optional.of(new Fact.Connection(age, idle, state))
        : Optional.empty();
  }

  private static String state(Line line, boolean isDue, Deadline end) {
    try {
      if (isDue) {
        line.used();
        line.frames().send(CHANNEL, new AMQImpl.Basic.Qos(0, 1, false));
      }
      Optional<Frame> answer = line.frames().poll(isDue ? end.left() : AT_ONCE);
      if (answer.isPresent()
          && line.frames().method(answer.get()) instanceof AMQP.Connection.Close) {
        return "closed";
      }
      return isDue && answer.isEmpty() ? "silent" : "alive";
    } catch (EOFException e) {
      return "closed";
    } catch (IOException e) {
      return "reset";
    }
  }

  /** Without a word: what idles may be dead. */
  @Override
  public void close() {
    Line known = line;
    line = null;
    if (known != null) {
      known.abandon();
    }
  }

  /** In an orderly way, at the end. */
  void leave() {
    Line known = line;
    line = null;
    if (known != null) {
      known.close();
    }
  }
}
