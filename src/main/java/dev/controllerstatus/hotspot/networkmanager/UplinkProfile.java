package dev.controllerstatus.hotspot.networkmanager;

import dev.controllerstatus.config.Secret;
import dev.controllerstatus.hotspot.UplinkSettings;
import dev.controllerstatus.hotspot.UplinkSettings.Addressing;
import dev.controllerstatus.hotspot.UplinkSettings.Admission;
import java.net.Inet4Address;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.freedesktop.dbus.types.UInt32;
import org.freedesktop.dbus.types.Variant;
import org.jspecify.annotations.Nullable;

/**
 * An uplink as a profile that comes up by itself.
 *
 * @param priority above that of all others, for NetworkManager to join the latest first
 * @param isModern whether it is a network of WPA3 alone: NetworkManager tries WPA3 for the other
 *     sort too, but comes back by itself only where the profile names it
 */
record UplinkProfile(UplinkSettings settings, String id, int priority, boolean isModern) {

  Map<String, Map<String, Variant<?>>> on(Device device) {
    Map<String, Map<String, Variant<?>>> profile = new HashMap<>();
    switch (settings) {
      case UplinkSettings.Wifi wifi -> wireless(wifi, profile);
      case UplinkSettings.Wired wired -> wired(wired, profile);
    }
    String type = settings instanceof UplinkSettings.Wifi ? "802-11-wireless" : "802-3-ethernet";
    profile.put("connection", connection(device, type));
    profile.put("ipv4", addressing(settings.addressing()));
    profile.put("ipv6", Map.of("method", new Variant<>("auto")));
    return profile;
  }

  private Map<String, Variant<?>> connection(Device device, String type) {
    return Map.of(
        "id", new Variant<>("controller-status " + settings.title()),
        "uuid", new Variant<>(id),
        "type", new Variant<>(type),
        "interface-name", new Variant<>(device.name()),
        "autoconnect", new Variant<>(true),
        "autoconnect-priority", new Variant<>(priority));
  }

  private void wireless(UplinkSettings.Wifi wifi, Map<String, Map<String, Variant<?>>> profile) {
    profile.put(
        "802-11-wireless",
        Map.of(
            "ssid", new Variant<>(wifi.ssid().bytes()),
            "mode", new Variant<>("infrastructure"),
            "hidden", new Variant<>(wifi.isHidden())));
    switch (wifi.admission()) {
      case Admission.Open _ -> {}
      case Admission.Key(var key) ->
          profile.put(
              "802-11-wireless-security",
              Map.of(
                  "key-mgmt",
                  new Variant<>(isModern ? "sae" : "wpa-psk"),
                  "psk",
                  new Variant<>(key.reveal())));
      case Admission.Peap _, Admission.Certificate _ -> {
        profile.put("802-11-wireless-security", Map.of("key-mgmt", new Variant<>("wpa-eap")));
        profile.put("802-1x", enterprise(wifi.admission()));
      }
    }
  }

  private static void wired(
      UplinkSettings.Wired wired, Map<String, Map<String, Variant<?>>> profile) {
    profile.put("802-3-ethernet", Map.of());
    if (!(wired.admission() instanceof Admission.Open)) {
      profile.put("802-1x", enterprise(wired.admission()));
    }
  }

  private static Map<String, Variant<?>> enterprise(Admission admission) {
    Map<String, Variant<?>> eap = new HashMap<>();
    if (admission instanceof Admission.Peap peap) {
      eap.put("eap", HotspotProfile.texts("peap"));
      eap.put("identity", new Variant<>(peap.identity()));
      eap.put("password", new Variant<>(peap.password().reveal()));
      eap.put("phase2-auth", new Variant<>("mschapv2"));
      putText(eap, "anonymous-identity", peap.anonymous());
      putAuthority(eap, peap.authority());
    }
    if (admission instanceof Admission.Certificate own) {
      eap.put("eap", HotspotProfile.texts("tls"));
      eap.put("identity", new Variant<>(own.identity()));
      putAuthority(eap, own.authority());
      putPair(eap, own);
    }
    return eap;
  }

  private static void putText(Map<String, Variant<?>> into, String key, @Nullable String text) {
    if (text != null) {
      into.put(key, new Variant<>(text));
    }
  }

  private static void putAuthority(Map<String, Variant<?>> into, @Nullable String pem) {
    if (pem != null) {
      into.put("ca-cert", new Variant<>(Blobs.authority(pem)));
    }
  }

  /** Both in one: NetworkManager wants it told twice. Its password protects nothing further. */
  private static void putPair(Map<String, Variant<?>> into, Admission.Certificate own) {
    Secret password = new Secret(UUID.randomUUID().toString());
    byte[] pair = Blobs.own(own, password);
    into.put("client-cert", new Variant<>(pair));
    into.put("private-key", new Variant<>(pair));
    into.put("private-key-password", new Variant<>(password.reveal()));
  }

  private static Map<String, Variant<?>> addressing(Addressing addressing) {
    Map<String, Variant<?>> ipv4 = new HashMap<>();
    if (addressing instanceof Addressing.Fixed(var address, var prefix, var gateway, _)) {
      ipv4.put("method", new Variant<>("manual"));
      ipv4.put(
          "address-data",
          new Variant<>(
              List.of(HotspotProfile.address(address.getHostAddress(), prefix)), "aa{sv}"));
      ipv4.put("gateway", new Variant<>(gateway.getHostAddress()));
    } else {
      ipv4.put("method", new Variant<>("auto"));
    }
    if (!addressing.resolvers().isEmpty()) {
      ipv4.put(
          "dns",
          new Variant<>(addressing.resolvers().stream().map(UplinkProfile::raw).toList(), "au"));
      ipv4.put("ignore-auto-dns", new Variant<>(true));
    }
    return ipv4;
  }

  /** As NetworkManager wants it: in the order of the network, read as a number of this machine. */
  private static UInt32 raw(Inet4Address address) {
    int bits = ByteBuffer.wrap(address.getAddress()).order(ByteOrder.nativeOrder()).getInt();
    return new UInt32(Integer.toUnsignedLong(bits));
  }
}
