package dev.controllerstatus.probe.packet;

import static dev.controllerstatus.probe.packet.SocketAddress.AF_INET;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Collection;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;

/** A socket for echo requests of one family: the kernel's own, or a raw one. */
final class EchoSocket implements AutoCloseable {
  private static final int ICMP = 1;
  private static final int ICMP6 = 58;
  private static final int HEADER = 8;
  private static final int IP_HEADER = 20;
  private static final int IP6_HEADER = 40;
  private static final int LARGEST = 2048;

  private final NativeSocket socket;
  private final boolean isSix;
  private final boolean isRaw;
  // The kernel sets an identifier of its own where the socket is not raw.
  private final short identifier = (short) ThreadLocalRandom.current().nextInt();

  /** What answered which request. */
  record Reply(InetAddress from, int sequence) {}

  private EchoSocket(NativeSocket socket, boolean isSix, boolean isRaw) {
    this.socket = socket;
    this.isSix = isSix;
    this.isRaw = isRaw;
  }

  /**
   * Opens one.
   *
   * @param isWhole whether its packets must not be taken apart on the way
   * @throws IOException where it is not permitted
   */
  static EchoSocket open(int family, boolean isWhole) throws IOException {
    boolean isSix = family != AF_INET;
    int protocol = isSix ? ICMP6 : ICMP;
    EchoSocket opened;
    try {
      NativeSocket own = NativeSocket.open(family, NativeSocket.DATAGRAM, protocol, LARGEST);
      opened = new EchoSocket(own, isSix, false);
    } catch (SystemException e) {
      NativeSocket raw = NativeSocket.open(family, NativeSocket.RAW, protocol, LARGEST);
      opened = new EchoSocket(raw, isSix, true);
    }
    if (isWhole) {
      opened.socket.set(Option.mtuDiscover(isSix), Option.MTU_PROBE);
    }
    return opened;
  }

  /** Sends one request. */
  void request(InetAddress to, int sequence, int bytes) throws IOException {
    byte[] packet = new byte[Math.max(HEADER, bytes - (isSix ? IP6_HEADER : IP_HEADER))];
    ByteBuffer buffer = ByteBuffer.wrap(packet);
    buffer.put((byte) (isSix ? 128 : 8)).put((byte) 0).putShort((short) 0);
    buffer.putShort(identifier).putShort((short) sequence);
    if (!isSix) {
      buffer.putShort(2, Checksum.of(packet));
    }
    socket.send(packet, SocketAddress.of(to, 0));
  }

  /** A reply that has come to a request of ours; empty when there is none. */
  Optional<Reply> reply() throws IOException {
    for (var received = receive(); received.isPresent(); received = receive()) {
      Optional<Reply> reply = reply(received.get());
      if (reply.isPresent()) {
        return reply;
      }
    }
    return Optional.empty();
  }

  /** What the kernel has to say of an earlier request is not worth more than its silence. */
  private Optional<NativeSocket.Received> receive() {
    try {
      return socket.receive();
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private Optional<Reply> reply(NativeSocket.Received received) {
    ByteBuffer buffer = ByteBuffer.wrap(received.data());
    // A raw socket of version 4 gives the header of the internet protocol too.
    int at = isRaw && !isSix && buffer.hasRemaining() ? (buffer.get(0) & 0xf) * 4 : 0;
    if (buffer.capacity() < at + HEADER || buffer.get(at) != (byte) (isSix ? 129 : 0)) {
      return Optional.empty();
    }
    boolean isOurs = !isRaw || buffer.getShort(at + 4) == identifier;
    int sequence = Short.toUnsignedInt(buffer.getShort(at + 6));
    return SocketAddress.address(received.from())
        .filter(_ -> isOurs)
        .map(from -> new Reply(from, sequence));
  }

  /** Waits until one of them has something, or for this long. */
  static void await(Collection<EchoSocket> sockets, Duration wait) throws IOException {
    NativeSocket.poll(
        sockets.stream().map(each -> each.socket).toList(), NativeSocket.POLL_IN, wait);
  }

  @Override
  public void close() {
    socket.close();
  }
}
