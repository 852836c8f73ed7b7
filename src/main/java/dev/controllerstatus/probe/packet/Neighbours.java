package dev.controllerstatus.probe.packet;

import dev.controllerstatus.sample.Fact;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The kernel's table of neighbours, for both versions of the protocol, over rtnetlink(7). */
public final class Neighbours {
  private static final int ROUTING = 0;
  private static final short GET_NEIGHBOURS = 30;
  private static final int NEW_NEIGHBOUR = 28;
  private static final int DONE = 3;
  private static final int ERROR = 2;
  private static final short REQUEST_ALL = 0x301;
  private static final int HEADER = 16;
  private static final int BODY = 12;
  private static final int DESTINATION = 1;
  private static final int HARDWARE = 2;
  private static final int LARGEST = 65_536;
  private static final Duration PATIENCE = Duration.ofMillis(200);

  private Neighbours() {}

  /** What is known of one; the state {@code none} when there is nothing. Empty: cannot be asked. */
  public static Optional<Fact.Neighbour> find(InetAddress address) throws InterruptedException {
    try {
      List<Entry> all = OwnThread.call("neighbours", () -> all(SocketAddress.family(address)));
      return Optional.of(
          all.stream()
              .filter(entry -> Arrays.equals(entry.address(), address.getAddress()))
              .findFirst()
              .map(entry -> fact(address, word(entry.state()), entry.hardware()))
              .orElseGet(() -> fact(address, "none", "")));
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private static Fact.Neighbour fact(InetAddress address, String state, String hardware) {
    return new Fact.Neighbour(address.getHostAddress().replaceFirst("%.*", ""), state, hardware);
  }

  @SuppressWarnings("ArrayRecordComponent") // Never compared.
  private record Entry(byte[] address, int state, String hardware) {}

  private static List<Entry> all(int family) throws IOException {
    try (NativeSocket socket =
        NativeSocket.open(SocketAddress.AF_NETLINK, NativeSocket.RAW, ROUTING, LARGEST)) {
      socket.send(question(family), SocketAddress.kernel());
      List<Entry> entries = new ArrayList<>();
      boolean isMore = true;
      while (isMore) {
        NativeSocket.poll(List.of(socket), NativeSocket.POLL_IN, PATIENCE);
        Optional<NativeSocket.Received> part = socket.receive();
        isMore = part.isPresent() && read(part.get().data(), entries);
      }
      return entries;
    }
  }

  private static byte[] question(int family) {
    return SocketAddress.buffer(HEADER + BODY)
        .putInt(HEADER + BODY)
        .putShort(GET_NEIGHBOURS)
        .putShort(REQUEST_ALL)
        .putLong(0)
        .put((byte) family)
        .array();
  }

  /** Takes the entries out of one message; false after the last one. */
  private static boolean read(byte[] bytes, List<Entry> into) {
    ByteBuffer messages = SocketAddress.buffer(bytes);
    int at = 0;
    while (at + HEADER <= messages.capacity()) {
      int length = messages.getInt(at);
      int type = messages.getShort(at + 4);
      if (type == DONE || type == ERROR || length < HEADER) {
        return false;
      } else if (type == NEW_NEIGHBOUR) {
        into.add(entry(bytes, at, Math.min(at + length, bytes.length)));
      }
      at += (length + 3) / 4 * 4;
    }
    return true;
  }

  private static Entry entry(byte[] bytes, int at, int end) {
    ByteBuffer messages = SocketAddress.buffer(bytes);
    int state = messages.getShort(at + HEADER + 8);
    byte[] address = {};
    String hardware = "";
    int next = at + HEADER + BODY;
    while (next + 4 <= end) {
      int length = Math.max(4, Short.toUnsignedInt(messages.getShort(next)));
      byte[] value = Arrays.copyOfRange(bytes, next + 4, next + length);
      switch (messages.getShort(next + 2)) {
        case DESTINATION -> address = value;
        case HARDWARE -> hardware = Hardware.text(value);
        default -> {}
      }
      next += (length + 3) / 4 * 4;
    }
    return new Entry(address, state, hardware);
  }

  /** The word of the state, RFC 4861 section 7.3.2. */
  private static String word(int state) {
    return switch (state) {
      case 0x01 -> "incomplete";
      case 0x02 -> "reachable";
      case 0x04 -> "stale";
      case 0x08 -> "delay";
      case 0x10 -> "probe";
      case 0x20 -> "failed";
      case 0x40, 0x80 -> "permanent";
      default -> "none";
    };
  }
}
