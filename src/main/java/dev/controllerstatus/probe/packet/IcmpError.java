package dev.controllerstatus.probe.packet;

import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Optional;

/**
 * What a router or a host said about a packet of ours, RFC 792 and RFC 4443.
 *
 * @param word as in {@code Hop.answer}
 * @param from who said it, without a scope; the box itself where it found no way on the link
 */
record IcmpError(String word, Optional<InetAddress> from) {
  static final String TIME_EXCEEDED = "time-exceeded";

  // struct cmsghdr: length, level, type; then struct sock_extended_err and who sent it.
  private static final int MESSAGE = 16;
  private static final int OFFENDER = MESSAGE + 16;
  private static final int SOL_IP = 0;
  private static final int SOL_IPV6 = 41;
  private static final int IP_RECVERR = 11;
  private static final int IPV6_RECVERR = 25;
  private static final byte ORIGIN_ICMP = 2;
  private static final byte ORIGIN_ICMP6 = 3;

  /** The error in the control data of a message from the error queue; empty for anything else. */
  static Optional<IcmpError> of(byte[] control) {
    ByteBuffer buffer = SocketAddress.buffer(control);
    for (int at = 0; at + OFFENDER <= control.length; ) {
      long length = buffer.getLong(at);
      int level = buffer.getInt(at + 8);
      int type = buffer.getInt(at + 12);
      boolean isError =
          level == SOL_IP ? type == IP_RECVERR : level == SOL_IPV6 && type == IPV6_RECVERR;
      if (isError) {
        return Optional.of(of(control, at));
      }
      at += (int) Math.max(MESSAGE, (length + 7) / 8 * 8);
    }
    return Optional.empty();
  }

  private static IcmpError of(byte[] control, int at) {
    byte origin = control[at + MESSAGE + 4];
    int type = Byte.toUnsignedInt(control[at + MESSAGE + 5]);
    int code = Byte.toUnsignedInt(control[at + MESSAGE + 6]);
    byte[] offender = Arrays.copyOfRange(control, at + OFFENDER, control.length);
    String word =
        switch (origin) {
          case ORIGIN_ICMP -> word(type, code);
          case ORIGIN_ICMP6 -> word6(type, code);
          default -> "too-big"; // The kernel itself says nothing else in this way.
        };
    return new IcmpError(word, SocketAddress.address(offender));
  }

  private static String word(int type, int code) {
    return switch (type) {
      case 11 -> TIME_EXCEEDED;
      case 3 ->
          switch (code) {
            case 0, 6, 11 -> "net-unreachable";
            case 1, 7, 12 -> "host-unreachable";
            case 2 -> "protocol-unreachable";
            case 3 -> "port-unreachable";
            case 4 -> "too-big";
            case 9, 10, 13 -> "admin-prohibited";
            default -> "unreachable-" + code;
          };
      default -> "icmp-" + type;
    };
  }

  private static String word6(int type, int code) {
    return switch (type) {
      case 3 -> TIME_EXCEEDED;
      case 2 -> "too-big";
      case 1 ->
          switch (code) {
            case 0 -> "net-unreachable";
            case 1, 5, 6 -> "admin-prohibited";
            case 2, 3 -> "host-unreachable";
            case 4 -> "port-unreachable";
            default -> "unreachable-" + code;
          };
      default -> "icmp-" + type;
    };
  }
}
