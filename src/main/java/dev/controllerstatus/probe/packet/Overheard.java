package dev.controllerstatus.probe.packet;

import dev.controllerstatus.sample.Fact;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.net.InetAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Listens on the link that leads out, where the process may (CAP_NET_RAW): who else says that the
 * gateway's address or the box's is his, and who announces himself as the gateway's master. The
 * kernel keeps what is heard between two attempts; no thread waits for it.
 */
@Singleton
public final class Overheard implements AutoCloseable {
  // A claim of the box's own address counts so long, for those who look every few seconds.
  private static final Duration FRESH = Duration.ofSeconds(15);
  // After the first answer: whoever else has the address answers at about the same time.
  private static final Duration SECOND_ANSWER = Duration.ofMillis(60);
  private static final Duration STEP = Duration.ofMillis(20);

  private final Map<String, Long> claimsOfOwn = new LinkedHashMap<>();
  private @Nullable Place place;
  private @Nullable Arp arp;
  private @Nullable Masters masters;
  private int asked;

  /**
   * Who answers for the gateway's address.
   *
   * @param isPermitted false when nobody could be asked
   * @param hardware of each who answers, the quickest first
   * @param took until the first answer; null for none
   */
  public record Answers(boolean isPermitted, List<String> hardware, @Nullable Duration took) {}

  /** When nobody could be asked. */
  public static final Answers NOT_ASKED = new Answers(false, List.of(), null);

  /**
   * Asks who has the gateway's address, and every second time who besides the box has its own.
   *
   * @param patience for the first answer
   */
  public synchronized Answers ask(Place here, Duration patience) throws InterruptedException {
    Arp open = listen(here);
    if (open == null) {
      return NOT_ASKED;
    }
    try {
      return OwnThread.call("arp", () -> ask(open, here, patience));
    } catch (IOException e) {
      return NOT_ASKED;
    }
  }

  private Answers ask(Arp open, Place here, Duration patience)
      throws IOException, InterruptedException {
    note(here, open.heard());
    long sent = System.nanoTime();
    open.askForGateway();
    if (asked++ % 2 == 0) {
      open.askForOwn();
    }
    long end = sent + patience.toNanos();
    List<String> answers = new ArrayList<>();
    Duration took = null;
    while (System.nanoTime() - end < 0) {
      if (Thread.interrupted()) {
        throw new InterruptedException();
      }
      NativeSocket.poll(List.of(open.socket()), NativeSocket.POLL_IN, STEP);
      note(here, open.heard()).stream()
          .filter(hardware -> !answers.contains(hardware))
          .forEach(answers::add);
      if (took == null && !answers.isEmpty()) {
        took = Duration.ofNanos(System.nanoTime() - sent);
        end = Math.min(end, System.nanoTime() + SECOND_ANSWER.toNanos());
      }
    }
    return new Answers(true, answers, took);
  }

  /** Who else has claimed the box's own address lately. */
  public synchronized List<Fact.Claim> claimsOfOwn(Place here) {
    Arp open = listen(here);
    if (open != null) {
      note(here, open.heard());
    }
    long now = System.nanoTime();
    claimsOfOwn.values().removeIf(at -> now - at > FRESH.toNanos());
    return claimsOfOwn.keySet().stream()
        .map(hardware -> new Fact.Claim(here.own().getHostAddress(), hardware))
        .toList();
  }

  /** Who has announced himself as a master since the last time. */
  public synchronized List<Fact.Announcement> announcements(Place here) {
    listen(here);
    Masters open = masters;
    return open == null ? List.of() : List.copyOf(open.heard());
  }

  /** Keeps claims of the box's own address; gives back who claims the gateway's. */
  private List<String> note(Place here, List<Arp.Heard> heard) {
    List<String> gateways = new ArrayList<>();
    for (Arp.Heard one : heard) {
      InetAddress address = one.address();
      if (address.equals(here.own())) {
        claimsOfOwn.put(one.hardware(), System.nanoTime());
      } else if (address.equals(here.gateway())) {
        gateways.add(one.hardware());
      }
    }
    return gateways;
  }

  /** Listens there and nowhere else; null where that is not permitted. */
  private @Nullable Arp listen(Place here) {
    if (!here.equals(place)) {
      close();
      place = here;
      try {
        arp = Arp.open(here);
        masters = Masters.open(here);
      } catch (IOException e) {
        // Not permitted: it will not be before the next start either.
      }
    }
    return arp;
  }

  @Override
  @PreDestroy
  public synchronized void close() {
    Optional.ofNullable(arp).ifPresent(Arp::close);
    Optional.ofNullable(masters).ifPresent(Masters::close);
    arp = null;
    masters = null;
    place = null;
    asked = 0;
    claimsOfOwn.clear();
  }
}
