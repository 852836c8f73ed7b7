package dev.controllerstatus.hotspot;

import java.util.Locale;

/** What can be wrong with the fields of an {@link UplinkForm}. */
public enum UplinkMistake {
  /** Neither {@code wifi} nor {@code cable}. */
  KIND("kind"),
  /** The network has no name. */
  SSID_MISSING("ssid"),
  /** More than 32 bytes in UTF-8. */
  SSID_TOO_LONG("ssid"),
  /** Not 1 to 32 bytes in hexadecimal digits. */
  SSID_HEX("ssidHex"),
  /** None of {@code open}, {@code key}, {@code peap} and {@code tls}, or a key for a cable. */
  PROTECTION("protection"),
  /** Not 8 to 63 characters of ASCII, or 64 hexadecimal digits. */
  KEY("key"),
  /** The name of 802.1X is missing. */
  IDENTITY("identity"),
  /** The password of 802.1X is missing. */
  PASSWORD("password"),
  /** Not a certificate in PEM. */
  AUTHORITY("authority"),
  /** Missing, or not a certificate in PEM. */
  CERTIFICATE("certificate"),
  /** Missing, not a private key in PEM, or not that of the certificate with this password. */
  PRIVATE_KEY("privateKey"),
  /** The box has no such wired device. */
  NETWORK("network"),
  /** Neither {@code dhcp} nor {@code fixed}. */
  ADDRESSING("addressing"),
  /** Missing, or no IPv4 address that a box can have. */
  ADDRESS("address"),
  /** In the network of the box's own Wi-Fi. */
  ADDRESS_OWN_WIFI("address"),
  /** Neither 1 to 30 bits nor a mask. */
  PREFIX("prefix"),
  /** Missing, or no IPv4 address that a gateway can have. */
  GATEWAY("gateway"),
  /** Not in the network of the address, or the address itself. */
  GATEWAY_ELSEWHERE("gateway"),
  /** Not up to three IPv4 addresses. */
  RESOLVERS("resolvers");

  private final String field;

  UplinkMistake(String field) {
    this.field = field;
  }

  /** The field that it is in. */
  public String field() {
    return field;
  }

  /** The code for programs, such as {@code ssid-too-long}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
