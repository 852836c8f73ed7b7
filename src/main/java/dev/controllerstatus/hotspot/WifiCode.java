package dev.controllerstatus.label;

/** The text by which phones join a Wi-Fi from a QR code, WPA3 specification section 7. */
final class WifiCode {
  private WifiCode() {}

  static String of(String ssid, String key) {
    return "WIFI:T:WPA;S:%s;P:%s;;".formatted(escaped(ssid), escaped(key));
  }

  private static String escaped(String text) {
    return text.replaceAll("[\\\\;,\":]", "\\\\$0");
  }
}
