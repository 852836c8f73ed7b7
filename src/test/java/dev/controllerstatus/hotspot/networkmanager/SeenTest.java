package dev.controllerstatus.hotspot.networkmanager;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.controllerstatus.hotspot.Ssid;
import dev.controllerstatus.hotspot.WifiNetwork;
import dev.controllerstatus.hotspot.WifiNetwork.Protection;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.freedesktop.dbus.types.UInt32;
import org.freedesktop.dbus.types.Variant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SeenTest {
  private static Facts point(byte[] name, int signal, int megahertz) {
    return new Facts(
        Map.of(
            "Ssid", new Variant<>(name),
            "Strength", new Variant<>((byte) signal),
            "Frequency", new Variant<>(new UInt32(megahertz)),
            "RsnFlags", new Variant<>(new UInt32(0x188))));
  }

  private static Facts point(String name, int signal, int megahertz) {
    return point(name.getBytes(UTF_8), signal, megahertz);
  }

  @Test
  void of_several_access_points_of_a_name_the_strongest_counts() {
    List<WifiNetwork> seen =
        Seen.networks(
            List.of(point("Depot", 30, 2412), point("Depot", 80, 5180), point("Café", 90, 2437)),
            Set.of(Ssid.of("Depot")));
    assertEquals(List.of("Café", "Depot"), seen.stream().map(one -> one.ssid().text()).toList());
    assertEquals(80, seen.getLast().signal());
    assertTrue(seen.getLast().isKnown());
  }

  @Test
  void networks_without_a_name_are_left_out() {
    assertEquals(
        List.of(),
        Seen.networks(List.of(point("", 50, 2412), point(new byte[8], 50, 2412)), Set.of()));
  }

  @Test
  void three_hundred_networks_of_any_bytes_are_a_list() {
    List<Facts> points = new ArrayList<>();
    for (int i = 0; i < 300; i++) {
      points.add(point(new byte[] {(byte) 0xff, (byte) i, (byte) (i >> 8), '"'}, i % 100, 2412));
    }
    assertEquals(300, Seen.networks(points, Set.of()).size());
  }

  @ParameterizedTest
  @CsvSource({
    "0x188, 0, 1, WPA2",
    "0x588, 0, 1, WPA2_WPA3",
    "0x488, 0, 1, WPA3",
    "0x288, 0, 1, ENTERPRISE",
    "0x2000, 0, 1, ENTERPRISE",
    "0, 0x144, 1, OUTDATED",
    "0, 0, 1, OUTDATED",
    "0, 0, 0, OPEN"
  })
  void flags_say_what_a_network_asks_for(String rsn, String wpa, int flags, Protection expected) {
    Facts point =
        new Facts(
            Map.of(
                "RsnFlags", new Variant<>(new UInt32(Long.decode(rsn))),
                "WpaFlags", new Variant<>(new UInt32(Long.decode(wpa))),
                "Flags", new Variant<>(new UInt32(flags))));
    assertEquals(expected, Seen.protection(point));
  }

  @Test
  void the_hotspot_goes_where_the_air_is_free() {
    List<WifiNetwork> loud =
        Seen.networks(
            List.of(point("a", 90, 2412), point("b", 60, 2437), point("c", 20, 2462)), Set.of());
    assertEquals(11, Channels.emptiest(loud));
    assertEquals(1, Channels.emptiest(List.of()));
  }

  @ParameterizedTest
  @CsvSource({"2412, 1", "2437, 6", "2472, 13", "2484, ", "2414, ", "5180, ", "0, "})
  void a_channel_of_2_4_ghz_is_known_by_its_centre(int megahertz, @Nullable Integer channel) {
    assertEquals(Optional.ofNullable(channel), Channels.of(megahertz));
  }
}
