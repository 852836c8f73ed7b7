package dev.controllerstatus.probe.packet;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Questions and claims by ARP on a link, RFC 826 and RFC 5227: those about two addresses only. */
final class Arp implements AutoCloseable {
  private static final int PROTOCOL = 0x0806;
  private static final int LARGEST = 128;
  private static final int LENGTH = 28;
  private static final int SENDER_HARDWARE = 8;
  private static final int SENDER = 14;
  private static final InetAddress NOBODY = SocketAddress.inet(new byte[4]).orElseThrow();

  private final Place place;
  private final NativeSocket socket;

  /** Somebody has said, in a question or an answer, that an address is his. */
  record Heard(InetAddress address, String hardware) {}

  private Arp(Place place, NativeSocket socket) {
    this.place = place;
    this.socket = socket;
  }

  /** Begins to listen. Fails where that is not permitted. */
  static Arp open(Place place) throws IOException {
    NativeSocket socket =
        NativeSocket.open(SocketAddress.AF_PACKET, NativeSocket.DATAGRAM, 0, LARGEST);
    try {
      int own = ByteBuffer.wrap(place.own().getAddress()).getInt();
      int gateway = ByteBuffer.wrap(place.gateway().getAddress()).getInt();
      // Before it is bound, so that nothing else ever comes in.
      socket.filter(new Filter().loadWord(SENDER).acceptIf(own).acceptIf(gateway).rejectRest());
      socket.bind(SocketAddress.onLink(place.index(), PROTOCOL));
      return new Arp(place, socket);
    } catch (IOException e) {
      socket.close();
      throw e;
    }
  }

  /** Asks everybody who has the gateway's address. */
  void askForGateway() throws IOException {
    ask(place.own(), place.gateway());
  }

  /** Asks everybody who has the box's own address, without claiming it: RFC 5227 section 2.1.1. */
  void askForOwn() throws IOException {
    ask(NOBODY, place.own());
  }

  private void ask(InetAddress sender, InetAddress target) throws IOException {
    byte[] packet =
        ByteBuffer.allocate(LENGTH)
            .putShort((short) 1) // Ethernet
            .putShort((short) 0x0800) // IP
            .put((byte) 6)
            .put((byte) 4)
            .putShort((short) 1) // a question
            .put(Hardware.bytes(place.hardware()))
            .put(sender.getAddress())
            .put(new byte[6])
            .put(target.getAddress())
            .array();
    socket.send(packet, SocketAddress.onLink(place.index(), PROTOCOL));
  }

  /** What others have said since the last time. */
  List<Heard> heard() {
    List<Heard> all = new ArrayList<>();
    try {
      for (var next = socket.receive(); next.isPresent(); next = socket.receive()) {
        heard(next.get()).ifPresent(all::add);
      }
    } catch (IOException e) {
      // The link is down: nobody can be heard.
    }
    return all;
  }

  private Optional<Heard> heard(NativeSocket.Received received) {
    byte[] data = received.data();
    if (data.length < LENGTH || SocketAddress.isOutgoing(received.from())) {
      return Optional.empty();
    }
    String hardware = Hardware.text(Arrays.copyOfRange(data, SENDER_HARDWARE, SENDER));
    return hardware.equals(place.hardware())
        ? Optional.empty()
        : SocketAddress.inet(Arrays.copyOfRange(data, SENDER, SENDER + 4))
            .map(address -> new Heard(address, hardware));
  }

  NativeSocket socket() {
    return socket;
  }

  @Override
  public void close() {
    socket.close();
  }
}
