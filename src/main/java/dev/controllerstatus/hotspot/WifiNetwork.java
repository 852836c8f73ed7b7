package dev.controllerstatus.hotspot;

/**
 * A Wi-Fi network that the box has seen; of several access points of one name the strongest.
 *
 * @param signal 0 to 100
 * @param megahertz the channel's frequency
 * @param isKnown whether the box has its key
 */
public record WifiNetwork(
    Ssid ssid, int signal, int megahertz, Protection protection, boolean isKnown) {

  /** What a network asks of whoever wants to join. */
  public enum Protection {
    /** Nothing. */
    OPEN,
    /** Broken since long, and not offered: WEP, or WPA without its second version. */
    OUTDATED,
    /** A key: WPA2. */
    WPA2,
    /** A key: WPA2 or WPA3, as the client can. */
    WPA2_WPA3,
    /** A key: WPA3. */
    WPA3,
    /** A name and a password, or a certificate: 802.1X. */
    ENTERPRISE;

    /** Whether a key is all that it takes. */
    public boolean isPersonal() {
      return this == WPA2 || this == WPA2_WPA3 || this == WPA3;
    }
  }
}
