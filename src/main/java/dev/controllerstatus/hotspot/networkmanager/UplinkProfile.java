package dev.controllerstatus.hotspot.networkmanager;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.controllerstatus.hotspot.UplinkSettings;
import dev.controllerstatus.hotspot.UplinkSettings.Addressing;
import dev.controllerstatus.hotspot.UplinkSettings.Admission;
import java.net.Inet4Address;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.freedesktop.dbus.types.UInt32;
import org.freedesktop.dbus.types.Variant;
import org.jspecify.annotations.Nullable;

/** An uplink as a profile that comes up by itself, before those that were there. */
record UplinkProfile(UplinkSettings settings, String id) {
  private static final int BEFORE_OTHERS = 10;

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
        "autoconnect-priority", new Variant<>(BEFORE_OTHERS));
  }

  private static void wireless(
      UplinkSettings.Wifi wifi, Map<String, Map<String, Variant<?>>> profile) {
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
              Map.of("key-mgmt", new Variant<>("wpa-psk"), "psk", new Variant<>(key.reveal())));
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
      putBlob(eap, "ca-cert", peap.authority());
    }
    if (admission instanceof Admission.Certificate own) {
      eap.put("eap", HotspotProfile.texts("tls"));
      eap.put("identity", new Variant<>(own.identity()));
      putBlob(eap, "ca-cert", own.authority());
      putBlob(eap, "client-cert", own.certificate());
      putBlob(eap, "private-key", own.privateKey().reveal());
      putText(eap, "private-key-password", own.password() == null ? null : own.password().reveal());
    }
    return eap;
  }

  private static void putText(Map<String, Variant<?>> into, String key, @Nullable String text) {
    if (text != null) {
      into.put(key, new Variant<>(text));
    }
  }

  /** Certificates and keys go along as they are, not as names of files. */
  private static void putBlob(Map<String, Variant<?>> into, String key, @Nullable String pem) {
    if (pem != null) {
      into.put(key, new Variant<>(pem.getBytes(UTF_8)));
    }
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
