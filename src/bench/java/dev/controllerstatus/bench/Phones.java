package dev.controllerstatus.bench;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import dev.controllerstatus.command.RunningBox;
import dev.controllerstatus.hotspot.Station;
import dev.controllerstatus.portal.Stations;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/**
 * How the page in the box's own Wi-Fi fares while ten phones' apps ask for everything that they
 * miss: the time until a person has the page, and until a system has the answer to its check.
 */
final class Phones {
  private static final int PHONES = 10;
  private static final Duration PACE = Duration.ofMillis(200);
  private static final int WARM_UP = 20;
  private static final List<String> MISSED =
      List.of(
          "GET /generate_204 connectivitycheck.gstatic.com",
          "GET /hotspot-detect.html captive.apple.com",
          "GET /v1/messages?since=0 chat.example.com",
          "POST /telemetry collect.example.com",
          "GET /connecttest.txt www.msftconnecttest.com");
  private final RunningBox box;
  private final AtomicBoolean isOver = new AtomicBoolean();
  private final AtomicInteger asked = new AtomicInteger();

  private Phones(RunningBox box) {
    this.box = box;
  }

  /** How many times a person opens the page, once a second. */
  static void main(List<String> args) throws Exception {
    Stations stations = () -> IntStream.rangeClosed(0, PHONES).mapToObj(Phones::station).toList();
    try (RunningBox box =
        new RunningBox(Files.createTempDirectory("bench"), "", (Object) stations)) {
      new Phones(box).run(Integer.parseInt(args.getFirst()));
    }
  }

  private static Station station(int phone) {
    return new Station(
        address(phone),
        "02:00:00:00:00:%02x".formatted(phone),
        null,
        Instant.now().plusSeconds(7200));
  }

  private static String address(int phone) {
    return "127.0.0." + (10 + phone);
  }

  private void run(int times) throws Exception {
    for (int i = 0; i < WARM_UP; i++) {
      person();
    }
    CountDownLatch ended = new CountDownLatch(PHONES);
    long began = System.nanoTime();
    for (int phone = 1; phone <= PHONES; phone++) {
      String from = address(phone);
      Thread.ofPlatform().daemon().start(() -> apps(from, ended));
    }
    List<Long> pages = new ArrayList<>();
    List<Long> checks = new ArrayList<>();
    for (int i = 0; i < times; i++) {
      pages.add(person());
      checks.add(ask(address(0), MISSED.getFirst()));
      TimeUnit.SECONDS.sleep(1);
    }
    isOver.set(true);
    ended.await();
    print((System.nanoTime() - began) / 1e9, Figures.ofNanos(pages), Figures.ofNanos(checks));
  }

  private long person() throws IOException {
    return ask(address(0), "GET / " + RunningBox.HOTSPOT);
  }

  private void apps(String from, CountDownLatch ended) {
    try {
      for (int i = 0; !isOver.get(); i++) {
        ask(from, MISSED.get(i % MISSED.size()));
        asked.incrementAndGet();
        TimeUnit.NANOSECONDS.sleep(PACE.toNanos());
      }
    } catch (IOException e) {
      throw new IllegalStateException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      ended.countDown();
    }
  }

  /** A method, a path and a host, on a connection of their own; until the last byte has come. */
  private long ask(String from, String request) throws IOException {
    String[] words = request.split(" ");
    boolean isPortal = words[2].equals(RunningBox.HOTSPOT);
    String to = isPortal ? RunningBox.HOTSPOT : RunningBox.PROBES;
    long start = System.nanoTime();
    try (Socket socket =
        new Socket(InetAddress.ofLiteral(to), box.httpPort(), InetAddress.ofLiteral(from), 0)) {
      String head =
          "%s %s HTTP/1.1\r\nHost: %s\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"
              .formatted(words[0], words[1], words[2]);
      socket.getOutputStream().write(head.getBytes(ISO_8859_1));
      String answer = new String(socket.getInputStream().readAllBytes(), ISO_8859_1);
      if (isPortal && !answer.startsWith("HTTP/1.1 200")) {
        throw new IOException(answer);
      }
    }
    return System.nanoTime() - start;
  }

  private void print(double seconds, Figures pages, Figures checks) {
    Figures.row(
        "%.0f".formatted(asked.get() / seconds),
        Figures.millis(pages.median()),
        Figures.millis(pages.percentile(99)),
        Figures.millis(pages.max()),
        Figures.millis(checks.median()),
        Figures.millis(checks.percentile(99)),
        Figures.millis(checks.max()));
  }
}
