package dev.controllerstatus.bench;

import dev.controllerstatus.access.Role;
import dev.controllerstatus.command.Answer;
import dev.controllerstatus.command.RunningBox;
import java.net.InetAddress;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/**
 * How many guesses a flood from many addresses gets looked at, and how the owner fares meanwhile.
 */
final class Guesses {
  private static final Duration PACE = Duration.ofMillis(17);
  private static final int WRONG = 401;
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private final RunningBox box;
  private final int addresses;
  private final List<Long> lookedAt = Collections.synchronizedList(new ArrayList<>());
  private final AtomicInteger failed = new AtomicInteger();
  private final AtomicInteger sent = new AtomicInteger();

  private Guesses(RunningBox box, int addresses) {
    this.box = box;
    this.addresses = addresses;
  }

  /** How many guesses, and from how many addresses of the loopback network. */
  static void main(List<String> args) throws Exception {
    int count = Integer.parseInt(args.getFirst());
    try (RunningBox box = new RunningBox(Files.createTempDirectory("bench"), "")) {
      new Guesses(box, Integer.parseInt(args.get(1))).run(count);
    }
  }

  private void run(int count) throws Exception {
    String device =
        "Cookie: __Host-device="
            + login("127.0.0.1", box.password(Role.ADMIN)).cookie("__Host-device").split(";")[0];
    long began = System.nanoTime();
    List<Long> known = new ArrayList<>();
    List<Long> fresh = new ArrayList<>();
    List<Long> neighbour = new ArrayList<>();
    CountDownLatch over = new CountDownLatch(count);
    try (ExecutorService guessers = Executors.newVirtualThreadPerTaskExecutor()) {
      Thread _ = Thread.ofVirtual().start(() -> flood(count, guessers, over));
      for (int round = 0; !over.await(4, TimeUnit.SECONDS); round++) {
        known.add(timeToGetIn("127.1.0.1", device));
        fresh.add(timeToGetIn("127.9.0." + (1 + round)));
        neighbour.add(timeToGetIn("127.1.0." + (251 + round % 4)));
      }
    }
    print(began, known, fresh, neighbour);
  }

  private void flood(int count, ExecutorService guessers, CountDownLatch over) {
    for (int i = 0; i < count; i++) {
      int guess = i;
      guessers.execute(
          () -> {
            guess(guess);
            over.countDown();
          });
      LockSupport.parkNanos(PACE.toNanos());
    }
  }

  private void guess(int i) {
    String from = "127.1.%d.%d".formatted(i % addresses / 250, 1 + i % addresses % 250);
    try {
      sent.incrementAndGet();
      if (login(from, "guess number " + i).status() == WRONG) {
        lookedAt.add(System.nanoTime());
      }
    } catch (Exception e) {
      failed.incrementAndGet();
    }
  }

  private Answer login(String from, String password, String... headers) throws Exception {
    return box.login(InetAddress.ofLiteral(from), "admin", password, headers);
  }

  /** From the first try until in, waiting as long as each answer says. */
  private long timeToGetIn(String from, String... headers) throws Exception {
    long began = System.nanoTime();
    Answer answer = login(from, box.password(Role.ADMIN), headers);
    while (answer.status() != 200 && System.nanoTime() - began < PATIENCE.toNanos()) {
      TimeUnit.SECONDS.sleep(Long.parseLong("0" + answer.header("retry-after")));
      answer = login(from, box.password(Role.ADMIN), headers);
    }
    return System.nanoTime() - began;
  }

  private void print(long began, List<Long> known, List<Long> fresh, List<Long> neighbour) {
    long minute = began + Duration.ofMinutes(1).toNanos();
    long later = lookedAt.stream().filter(at -> at > minute).count();
    double minutes = (System.nanoTime() - minute) / 60e9;
    Figures knownMillis = Figures.ofNanos(known);
    Figures freshMillis = Figures.ofNanos(fresh);
    Figures neighbourMillis = Figures.ofNanos(neighbour);
    Figures.row(
        sent.get() + " from " + addresses,
        failed.get(),
        lookedAt.size() - later,
        "%.1f".formatted(later / minutes),
        Figures.millis(knownMillis.median()),
        Figures.millis(knownMillis.max()),
        Figures.millis(freshMillis.median()),
        Figures.millis(freshMillis.max()),
        Figures.millis(neighbourMillis.median()),
        Figures.millis(neighbourMillis.max()),
        known.size());
  }
}
