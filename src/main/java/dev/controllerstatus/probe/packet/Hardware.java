package dev.controllerstatus.probe.packet;

import java.util.HexFormat;

/** Hardware addresses of Ethernet as text, such as {@code 00:00:5e:00:01:33}. */
final class Hardware {
  private static final HexFormat FORM = HexFormat.ofDelimiter(":");

  private Hardware() {}

  static String text(byte[] address) {
    return FORM.formatHex(address);
  }

  static byte[] bytes(String text) {
    return FORM.parseHex(text);
  }
}
