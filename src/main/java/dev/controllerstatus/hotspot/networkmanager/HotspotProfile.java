package dev.controllerstatus.hotspot.networkmanager;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.controllerstatus.config.Settings;
import dev.controllerstatus.hotspot.AccessPoint;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.freedesktop.dbus.types.UInt32;
import org.freedesktop.dbus.types.Variant;

/**
 * The hotspot as a profile. Its addresses are fixed: what NetworkManager calls shared would open a
 * way to the site.
 *
 * @param address the box's in it; the network has 24 bits
 * @param channel of 2.4 GHz
 * @param isModern whether phones may come by WPA3 too
 */
record HotspotProfile(AccessPoint point, String address, int channel, boolean isModern) {
  private static final int PREFIX = 24;
  private static final int WITHOUT_PROTECTION = 1;
  private static final int ONLY_WITH_PROTECTION = 3;
  private static final int NO_POWERSAVE = 2;

  static final Map<String, Variant<?>> OPTIONS =
      Map.of("persist", new Variant<>("volatile"), "bind-activation", new Variant<>("dbus-client"));

  Map<String, Map<String, Variant<?>>> on(Device device) {
    Map<String, Map<String, Variant<?>>> settings = new HashMap<>();
    String type = device.isWifi() ? "802-11-wireless" : "802-3-ethernet";
    settings.put("connection", connection(device, type));
    settings.put(type, device.isWifi() ? wireless() : Map.of());
    if (device.isWifi()) {
      settings.put("802-11-wireless-security", security());
    }
    settings.put("ipv4", addresses());
    settings.put("ipv6", Map.of("method", new Variant<>("disabled")));
    return settings;
  }

  private static Map<String, Variant<?>> connection(Device device, String type) {
    return Map.of(
        "id", new Variant<>("controller-status hotspot"),
        "uuid", new Variant<>(UUID.randomUUID().toString()),
        "type", new Variant<>(type),
        "interface-name", new Variant<>(device.name()),
        "autoconnect", new Variant<>(false));
  }

  private Map<String, Variant<?>> wireless() {
    return Map.of(
        "ssid", new Variant<>(point.ssid().getBytes(UTF_8)),
        "mode", new Variant<>("ap"),
        "band", new Variant<>("bg"),
        "channel", new Variant<>(new UInt32(channel)),
        "ap-isolation", new Variant<>(1),
        "powersave", new Variant<>(new UInt32(NO_POWERSAVE)));
  }

  /**
   * WPA2 with AES. Left to itself, NetworkManager announces WPA3 beside it, but not the protection
   * of management frames that WPA3 asks for: whoever insists on it stays outside. So they are
   * protected for nobody, or for everybody.
   */
  private Map<String, Variant<?>> security() {
    return Map.of(
        "key-mgmt",
        new Variant<>("wpa-psk"),
        "psk",
        new Variant<>(point.key().reveal()),
        "proto",
        texts("rsn"),
        "pairwise",
        texts("ccmp"),
        "group",
        texts("ccmp"),
        "pmf",
        new Variant<>(isModern ? ONLY_WITH_PROTECTION : WITHOUT_PROTECTION));
  }

  private Map<String, Variant<?>> addresses() {
    return Map.of(
        "method", new Variant<>("manual"),
        "never-default", new Variant<>(true),
        "address-data",
            new Variant<>(
                List.of(
                    address(address, PREFIX),
                    address(Settings.Hotspot.PROBE_ADDRESS, Integer.SIZE)),
                "aa{sv}"));
  }

  static Map<String, Variant<?>> address(String address, int prefix) {
    return Map.of("address", new Variant<>(address), "prefix", new Variant<>(new UInt32(prefix)));
  }

  static Variant<?> texts(String... texts) {
    return new Variant<>(List.of(texts), "as");
  }
}
