package dev.controllerstatus.hotspot;

/** The text by which phones join a Wi-Fi from a QR code, WPA3 specification section 7. */
public final class WifiCode {
  private WifiCode() {}

  /** For a network of this name with this key. */
  public static String of(String ssid, String key) {
    return "WIFI:T:WPA;S:%s;P:%s;;".formatted(escaped(ssid), escaped(key));
  }

  private static String escaped(String text) {
    return text.replaceAll("[\\\\;,\":]", "\\\\$0");
  }
}
