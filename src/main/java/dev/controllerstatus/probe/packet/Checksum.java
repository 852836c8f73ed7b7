package dev.controllerstatus.probe.packet;

/** The checksum of the internet, RFC 1071. */
final class Checksum {
  private Checksum() {}

  static short of(byte[] bytes) {
    long sum = 0;
    for (int i = 0; i < bytes.length; i++) {
      int value = Byte.toUnsignedInt(bytes[i]);
      sum += i % 2 == 0 ? value << 8 : value;
    }
    while (sum >> 16 != 0) {
      sum = (sum & 0xffff) + (sum >> 16);
    }
    return (short) ~sum;
  }
}
