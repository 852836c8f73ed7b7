package dev.controllerstatus.probe.packet;

import dev.controllerstatus.sample.Fact;
import java.io.IOException;
import java.net.InetAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Echo requests to several addresses at once, RFC 792 and RFC 4443: over the kernel's own sockets
 * for them, which need no privilege where {@code net.ipv4.ping_group_range} lets the process in,
 * else over raw ones where those are permitted.
 */
public final class Echo {
  /** The size of an ordinary one, as ping(8) sends it. */
  public static final int USUAL = 84;

  private static final Duration STEP = Duration.ofMillis(20);
  private final List<Ask> asks;
  private final Pace pace;
  private final boolean isWhole;
  private final Map<Integer, EchoSocket> sockets = new HashMap<>();
  private final Map<Integer, Sent> open = new HashMap<>();
  private final List<List<Duration>> times = new ArrayList<>();
  private int sequence;

  /**
   * One address and how it is asked.
   *
   * @param bytes of one whole packet, headers of the internet protocol included
   */
  public record Ask(InetAddress to, int bytes, int count) {}

  /**
   * How fast.
   *
   * @param gap between two requests to the same address
   * @param patience for the last answer
   */
  public record Pace(Duration gap, Duration patience) {}

  private record Sent(int ask, long nanos) {}

  Echo(List<Ask> asks, Pace pace, boolean isWhole) {
    this.asks = List.copyOf(asks);
    this.pace = pace;
    this.isWhole = isWhole;
    asks.forEach(_ -> times.add(new ArrayList<>()));
  }

  /** Asks; one result for each in the same order, or none at all where it is not permitted. */
  public static List<Fact.Echoes> measure(List<Ask> asks, Pace pace) throws InterruptedException {
    return run(new Echo(asks, pace, false));
  }

  /**
   * The same with packets that no router may take apart, whatever the kernel believes of the way.
   */
  public static List<Fact.Echoes> measureWhole(List<Ask> asks, Pace pace)
      throws InterruptedException {
    return run(new Echo(asks, pace, true));
  }

  private static List<Fact.Echoes> run(Echo echo) throws InterruptedException {
    try {
      return OwnThread.call("echo", () -> WarmUp.isDone() ? echo.exchange() : List.of());
    } catch (IOException e) {
      return List.of();
    }
  }

  List<Fact.Echoes> exchange() throws IOException, InterruptedException {
    try {
      for (Ask ask : asks) {
        int family = SocketAddress.family(ask.to());
        if (!sockets.containsKey(family)) {
          sockets.put(family, EchoSocket.open(family, isWhole));
        }
      }
      send();
      return results();
    } finally {
      sockets.values().forEach(EchoSocket::close);
    }
  }

  private void send() throws IOException, InterruptedException {
    int rounds = asks.stream().mapToInt(Ask::count).max().orElse(0);
    long next = System.nanoTime();
    for (int round = 0; round < rounds; round++) {
      for (int i = 0; i < asks.size(); i++) {
        if (round < asks.get(i).count()) {
          send(i);
        }
      }
      next += pace.gap().toNanos();
      listenUntil(
          round + 1 < rounds ? next : System.nanoTime() + pace.patience().toNanos(),
          round + 1 == rounds);
    }
  }

  private void send(int ask) {
    Ask to = asks.get(ask);
    sequence = sequence + 1 & 0xffff;
    open.put(sequence, new Sent(ask, System.nanoTime()));
    try {
      socket(to).request(to.to(), sequence, to.bytes());
    } catch (IOException e) {
      // No way there, or too big for the link: sent in vain, and counted as such.
      open.remove(sequence);
    }
  }

  private EchoSocket socket(Ask ask) {
    return Objects.requireNonNull(sockets.get(SocketAddress.family(ask.to())));
  }

  private void listenUntil(long endNanos, boolean isLast) throws IOException, InterruptedException {
    while (!(isLast && open.isEmpty())) {
      Duration left = Duration.ofNanos(endNanos - System.nanoTime());
      if (!left.isPositive()) {
        return;
      } else if (Thread.interrupted()) {
        throw new InterruptedException();
      }
      EchoSocket.await(sockets.values(), left.compareTo(STEP) < 0 ? left : STEP);
      for (EchoSocket socket : sockets.values()) {
        for (var reply = socket.reply(); reply.isPresent(); reply = socket.reply()) {
          heard(reply.get());
        }
      }
    }
  }

  private void heard(EchoSocket.Reply reply) {
    long now = System.nanoTime();
    Sent sent = open.get(reply.sequence());
    if (sent != null && asks.get(sent.ask()).to().equals(reply.from())) {
      open.remove(reply.sequence());
      times.get(sent.ask()).add(Duration.ofNanos(now - sent.nanos()));
    }
  }

  private List<Fact.Echoes> results() {
    List<Fact.Echoes> results = new ArrayList<>();
    for (int i = 0; i < asks.size(); i++) {
      Ask ask = asks.get(i);
      List<Duration> sorted = times.get(i).stream().sorted().toList();
      results.add(
          new Fact.Echoes(
              ask.to().getHostAddress().replaceFirst("%.*", ""),
              ask.bytes(),
              ask.count(),
              sorted.size(),
              median(sorted),
              sorted.isEmpty() ? null : sorted.getLast()));
    }
    return results;
  }

  private static @Nullable Duration median(List<Duration> sorted) {
    return sorted.isEmpty() ? null : sorted.get(sorted.size() / 2);
  }
}
