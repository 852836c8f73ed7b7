package dev.controllerstatus.portal;

import dev.controllerstatus.hotspot.Station;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.net.InetAddress;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Who has chosen to keep the box's Wi-Fi although it has no internet. Known by the device's own
 * address and not by a cookie, which the windows that systems open for portals forget. Ends with
 * the lease, so that no phone goes on to believe that this Wi-Fi is the internet.
 */
@Singleton
final class Guests {
  // As long as a lease; for devices that took an address without asking for one.
  private static final Duration WITHOUT_LEASE = Duration.ofHours(1);
  private static final Duration LOOK_EVERY = Duration.ofMinutes(1);
  private final Stations stations;
  private final GuestsFile file;
  private final InstantSource clock;
  private final Map<String, Guest> byMac = new ConcurrentHashMap<>();
  private final CountDownLatch stopped = new CountDownLatch(1);

  Guests(Stations stations, GuestsFile file, InstantSource clock) {
    this.stations = stations;
    this.file = file;
    this.clock = clock;
    file.read().forEach(guest -> byMac.put(guest.mac(), guest));
    Thread.ofVirtual().name("guests").start(this::follow);
  }

  /** Whether the one with this address keeps it. Never waits. */
  boolean isKept(InetAddress address) {
    return find(address).filter(guest -> clock.instant().isBefore(guest.until())).isPresent();
  }

  /** Right after a restart nobody knows yet who is there: then the address alone must do. */
  private Optional<Guest> find(InetAddress address) {
    String text = address.getHostAddress();
    return stations
        .at(address)
        .map(station -> Optional.ofNullable(byMac.get(station.mac())))
        .orElseGet(() -> byMac.values().stream().filter(g -> g.address().equals(text)).findFirst());
  }

  /** From now on, for this one alone and for all of its checks at once. */
  synchronized void keep(InetAddress address) {
    Guest guest = stations.at(address).map(Guest::of).orElseGet(() -> withoutLease(address));
    byMac.put(guest.mac(), guest);
    file.write(byMac.values());
  }

  private Guest withoutLease(InetAddress address) {
    String text = address.getHostAddress();
    return new Guest(text, text, clock.instant().plus(WITHOUT_LEASE));
  }

  /** The one with this address wants its internet back. */
  synchronized void release(InetAddress address) {
    find(address).ifPresent(guest -> byMac.remove(guest.mac()));
    file.write(byMac.values());
  }

  /** Goes on with those whose leases go on, wherever they are now, and forgets those who left. */
  synchronized void look() {
    Map<String, Guest> before = Map.copyOf(byMac);
    Instant now = clock.instant();
    byMac.values().removeIf(guest -> !now.isBefore(guest.until()));
    for (Station station : stations.now()) {
      byMac.computeIfPresent(station.mac(), (_, _) -> Guest.of(station));
    }
    if (!before.equals(byMac)) {
      file.write(byMac.values());
    }
  }

  private void follow() {
    try {
      while (!stopped.await(LOOK_EVERY.toSeconds(), TimeUnit.SECONDS)) {
        look();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @PreDestroy
  void stop() {
    stopped.countDown();
  }
}
