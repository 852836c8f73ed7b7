package dev.controllerstatus.probe.packet;

import dev.controllerstatus.sample.Fact;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;

/**
 * Hears the masters of redundant gateways announce themselves: VRRP, RFC 5798, and CARP, which has
 * taken the same number of protocol.
 */
final class Masters implements AutoCloseable {
  private static final int PROTOCOL = 0x0800;
  private static final int NUMBER = 112;
  private static final int NUMBER_AT = 9;
  private static final int LARGEST = 256;
  private static final int IP_HEADER = 20;
  private static final Option ADD_MEMBERSHIP = new Option(263, 1);
  private static final int CARP_LENGTH = 36;

  private final NativeSocket socket;

  private Masters(NativeSocket socket) {
    this.socket = socket;
  }

  /** Begins to listen. Fails where that is not permitted. */
  static Masters open(Place place) throws IOException {
    NativeSocket socket =
        NativeSocket.open(SocketAddress.AF_PACKET, NativeSocket.DATAGRAM, 0, LARGEST);
    try {
      socket.filter(new Filter().loadByte(NUMBER_AT).acceptIf(NUMBER).rejectRest());
      // Tells only the interface, by its hardware, to let 224.0.0.18 in; no packet is sent.
      socket.set(
          ADD_MEMBERSHIP,
          SocketAddress.buffer(16)
              .putInt(place.index())
              .putShort((short) 0)
              .putShort((short) 6)
              .put(Hardware.bytes("01:00:5e:00:00:12"))
              .array());
      socket.bind(SocketAddress.onLink(place.index(), PROTOCOL));
      return new Masters(socket);
    } catch (IOException e) {
      socket.close();
      throw e;
    }
  }

  /** Who has announced himself since the last time, each once. */
  Set<Fact.Announcement> heard() {
    Set<Fact.Announcement> all = new LinkedHashSet<>();
    try {
      for (var next = socket.receive(); next.isPresent(); next = socket.receive()) {
        heard(next.get()).ifPresent(all::add);
      }
    } catch (IOException e) {
      // The link is down: nobody can be heard.
    }
    return all;
  }

  private static Optional<Fact.Announcement> heard(NativeSocket.Received received) {
    byte[] data = received.data();
    int header = data.length == 0 ? 0 : (data[0] & 0xf) * 4;
    if (data.length < Math.max(header, IP_HEADER) + 8
        || SocketAddress.isOutgoing(received.from())) {
      return Optional.empty();
    }
    ByteBuffer packet = ByteBuffer.wrap(data);
    int length = Short.toUnsignedInt(packet.getShort(2)) - header;
    // CARP calls itself version 2, type 1, with a length of authentication of 7 words.
    boolean isCarp = data[header] == 0x21 && data[header + 3] == 7 && length == CARP_LENGTH;
    return SocketAddress.inet(new byte[] {data[12], data[13], data[14], data[15]})
        .map(
            source ->
                new Fact.Announcement(
                    isCarp ? "carp" : "vrrp",
                    Byte.toUnsignedInt(data[header + 1]),
                    source.getHostAddress(),
                    SocketAddress.hardware(received.from()),
                    Byte.toUnsignedInt(data[header + 2])));
  }

  @Override
  public void close() {
    socket.close();
  }
}
