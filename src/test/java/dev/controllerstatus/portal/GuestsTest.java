package dev.controllerstatus.portal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.controllerstatus.config.Configured;
import dev.controllerstatus.config.Settings;
import dev.controllerstatus.hotspot.Station;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GuestsTest {
  private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");
  private static final InetAddress ADDRESS = InetAddress.ofLiteral("10.42.0.57");
  private static final String MAC = "02:00:00:00:00:01";
  @TempDir private Path temp;
  private final List<Station> stations = new ArrayList<>();
  private Instant now = NOON;

  private Guests guests() throws Exception {
    Settings settings =
        Settings.read(
            Configured.of("controller-status: { box: { data: '%s' } }".formatted(temp), Map.of())
                .root());
    return new Guests(() -> List.copyOf(stations), new GuestsFile(settings), () -> now);
  }

  private void lend(String address, String mac, Instant until) {
    stations.clear();
    stations.add(new Station(address, mac, null, until));
  }

  @Test
  void it_ends_with_the_lease() throws Exception {
    lend("10.42.0.57", MAC, NOON.plusSeconds(3600));
    Guests guests = guests();
    guests.keep(ADDRESS);
    now = NOON.plusSeconds(3599);
    assertTrue(guests.isKept(ADDRESS));
    now = NOON.plusSeconds(3600);
    assertFalse(guests.isKept(ADDRESS));
  }

  @Test
  void a_lease_that_goes_on_takes_it_along_and_a_later_one_does_not() throws Exception {
    lend("10.42.0.57", MAC, NOON.plusSeconds(3600));
    Guests guests = guests();
    guests.keep(ADDRESS);
    now = NOON.plusSeconds(1800);
    lend("10.42.0.57", MAC, now.plusSeconds(3600));
    guests.look();
    now = NOON.plusSeconds(5000);
    assertTrue(guests.isKept(ADDRESS));
    now = NOON.plusSeconds(90_000);
    lend("10.42.0.57", MAC, now.plusSeconds(3600));
    guests.look();
    assertFalse(guests.isKept(ADDRESS));
    assertEquals("", Files.readString(temp.resolve("guests")));
  }

  @Test
  void whoever_took_an_address_without_asking_keeps_it_for_an_hour() throws Exception {
    Guests guests = guests();
    guests.keep(ADDRESS);
    assertTrue(guests.isKept(ADDRESS));
    now = NOON.plusSeconds(3600);
    assertFalse(guests.isKept(ADDRESS));
  }

  @Test
  void a_garbled_file_costs_no_more_than_its_lines() throws Exception {
    Files.writeString(
        temp.resolve("guests"),
        "nonsense\n%s 10.42.0.57 2026-11-20T13:00:00Z\na b c\n".formatted(MAC));
    assertTrue(guests().isKept(ADDRESS));
  }

  @Test
  void a_disk_that_takes_nothing_stops_nobody() throws Exception {
    Files.createDirectories(temp.resolve("guests").resolve("in the way"));
    Guests guests = guests();
    guests.keep(ADDRESS);
    assertTrue(guests.isKept(ADDRESS));
  }
}
