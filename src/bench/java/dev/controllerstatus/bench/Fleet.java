package dev.controllerstatus.bench;

import dev.controllerstatus.probe.BrokenServer;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Whether many targets are asked in time, by the whole product with a sink that writes it down. */
final class Fleet {
  private static final int EVERY = 10;

  private Fleet() {}

  /**
   * The lab's properties, how many targets, how many of them are dead, and for how many seconds.
   */
  static void main(List<String> args) throws Exception {
    int count = Integer.parseInt(args.get(1));
    int dead = Integer.parseInt(args.get(2));
    int seconds = Integer.parseInt(args.get(3));
    // Bound and never read: what comes is lost, and nobody says so.
    try (BrokenServer.Dropping dropping = BrokenServer.dropping();
        DatagramSocket silent = new DatagramSocket(0, InetAddress.ofLiteral("127.0.0.1"))) {
      String yaml =
          Mix.of(args.getFirst()).yaml(count, dead, dropping.port(), silent.getLocalPort());
      Ledger ledger = new Ledger(count);
      try (Box box = new Box(yaml, ledger)) {
        run(box, ledger, count, dead, seconds);
      }
    }
  }

  private static void run(Box box, Ledger ledger, int count, int dead, int seconds)
      throws Exception {
    long began = System.nanoTime();
    box.start();
    ledger.awaitAll();
    double first = (System.nanoTime() - began) / 1e9;
    long cpu = Figures.cpuNanos();
    boolean _ = new CountDownLatch(1).await(seconds, TimeUnit.SECONDS);
    double percent = (Figures.cpuNanos() - cpu) / 1e7 / seconds;
    print(ledger, count, dead, seconds, first, percent);
  }

  private static void print(
      Ledger ledger, int count, int dead, int seconds, double first, double percent)
      throws Exception {
    Figures late = ledger.lateness();
    // The first round, and then one each interval; the gap tells of any that was left out.
    long expected = count + (long) count * seconds / EVERY;
    Duration gap = ledger.longestGap();
    Figures.row(
        count + (dead > 0 ? ", " + dead + " dead" : ""),
        decimal(first),
        ledger.total() + " of about " + expected,
        ledger.failed(),
        Figures.millis(late.median()),
        Figures.millis(late.percentile(99)),
        Figures.millis(late.max()),
        decimal(gap.toMillis() / 1e3),
        decimal(percent),
        Figures.residentMegabytes());
  }

  private static String decimal(double value) {
    return String.format(Locale.ROOT, "%.1f", value);
  }
}
