package dev.controllerstatus.probe.packet;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;
import static java.lang.foreign.ValueLayout.JAVA_SHORT;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** A socket of the kernel that never blocks, for what the JDK's sockets cannot do. */
final class NativeSocket implements AutoCloseable {
  static final int STREAM = 1;
  static final int DATAGRAM = 2;
  static final int RAW = 3;

  static final int POLL_IN = 1;
  static final int POLL_OUT = 4;

  private static final int NON_BLOCKING = 0x800;
  private static final int CLOSE_ON_EXEC = 0x80000;
  private static final int SOL_SOCKET = 1;
  private static final int SO_ERROR = 4;
  private static final int SO_ATTACH_FILTER = 26;
  private static final int MSG_ERRQUEUE = 0x2000;
  private static final int MSG_NOSIGNAL = 0x4000;
  private static final int CONTROL = 512;
  private static final int HEADER = 56;
  private static final int POLL_ENTRY = 8;

  private final int descriptor;
  private final int largest;
  private boolean isClosed;

  /** A packet and the kernel's address of its sender. */
  @SuppressWarnings("ArrayRecordComponent") // Never compared.
  record Received(byte[] data, byte[] from) {}

  private NativeSocket(int descriptor, int largest) {
    this.descriptor = descriptor;
    this.largest = largest;
  }

  /**
   * Opens one.
   *
   * @param largest packet that is received whole, in bytes
   */
  static NativeSocket open(int family, int type, int protocol, int largest) throws IOException {
    int flags = type | NON_BLOCKING | CLOSE_ON_EXEC;
    return new NativeSocket((int) Libc.SOCKET.call(family, flags, protocol), largest);
  }

  void set(Option option, int value) throws IOException {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment segment = arena.allocate(JAVA_INT);
      segment.set(JAVA_INT, 0, value);
      Libc.SETSOCKOPT.call(descriptor, option.level(), option.name(), segment, Integer.BYTES);
    }
  }

  /** Lets only those packets in that a filter of the classic sort accepts, bpf(4). */
  void filter(byte[] program) throws IOException {
    try (Arena arena = Arena.ofConfined()) {
      // struct sock_fprog: the number of instructions and where they are.
      MemorySegment header = arena.allocate(16, 8);
      header.set(JAVA_SHORT, 0, (short) (program.length / Long.BYTES));
      header.set(ADDRESS, 8, segment(arena, program));
      Libc.SETSOCKOPT.call(descriptor, SOL_SOCKET, SO_ATTACH_FILTER, header, 16);
    }
  }

  /** Sets an option whose value is a struct. */
  void set(Option option, byte[] value) throws IOException {
    try (Arena arena = Arena.ofConfined()) {
      Libc.SETSOCKOPT.call(
          descriptor, option.level(), option.name(), segment(arena, value), value.length);
    }
  }

  void bind(byte[] address) throws IOException {
    try (Arena arena = Arena.ofConfined()) {
      Libc.BIND.call(descriptor, segment(arena, address), address.length);
    }
  }

  /** Begins to connect a stream; connects a datagram socket at once. */
  void connect(byte[] address) throws IOException {
    try (Arena arena = Arena.ofConfined()) {
      Libc.CONNECT.call(descriptor, segment(arena, address), address.length);
    } catch (SystemException e) {
      if (e.number() != SystemException.EINPROGRESS) {
        throw e;
      }
    }
  }

  /** Sends to an address, or to the one it is connected with where that is empty. */
  void send(byte[] data, byte[] to) throws IOException {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment address = to.length == 0 ? MemorySegment.NULL : segment(arena, to);
      MemorySegment bytes = segment(arena, data);
      Libc.SENDTO.call(descriptor, bytes, (long) data.length, MSG_NOSIGNAL, address, to.length);
    }
  }

  /** What has come; empty when there is nothing more. */
  Optional<Received> receive() throws IOException {
    return receive(0).map(message -> new Received(message.data(), message.from()));
  }

  /** What was said about a packet of ours by ICMP; empty when there is nothing more. */
  Optional<IcmpError> error() throws IOException {
    return receive(MSG_ERRQUEUE).flatMap(message -> IcmpError.of(message.control()));
  }

  @SuppressWarnings("ArrayRecordComponent") // Never compared.
  private record Message(byte[] data, byte[] from, byte[] control) {}

  private Optional<Message> receive(int flags) throws IOException {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment data = arena.allocate(largest, 8);
      MemorySegment name = arena.allocate(SocketAddress.LARGEST, 8);
      MemorySegment control = arena.allocate(CONTROL, 8);
      MemorySegment header = header(arena, data, name, control);
      long length = Libc.RECVMSG.call(descriptor, header, flags);
      return Optional.of(
          new Message(
              bytes(data, length),
              bytes(name, header.get(JAVA_INT, 8)),
              bytes(control, header.get(JAVA_LONG, 40))));
    } catch (SystemException e) {
      if (e.number() == SystemException.EAGAIN) {
        return Optional.empty();
      }
      throw e;
    }
  }

  /** A struct msghdr: name, its length, vectors, their number, control data, its length, flags. */
  private static MemorySegment header(
      Arena arena, MemorySegment data, MemorySegment name, MemorySegment control) {
    MemorySegment vector = arena.allocate(16, 8);
    vector.set(ADDRESS, 0, data);
    vector.set(JAVA_LONG, 8, data.byteSize());
    MemorySegment header = arena.allocate(HEADER, 8);
    header.set(ADDRESS, 0, name);
    header.set(JAVA_INT, 8, (int) name.byteSize());
    header.set(ADDRESS, 16, vector);
    header.set(JAVA_LONG, 24, 1);
    header.set(ADDRESS, 32, control);
    header.set(JAVA_LONG, 40, control.byteSize());
    return header;
  }

  /** The error that waits on this socket, which is taken away by asking; 0 for none. */
  int pending() throws IOException {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment value = arena.allocate(JAVA_INT);
      MemorySegment length = arena.allocate(JAVA_INT);
      length.set(JAVA_INT, 0, Integer.BYTES);
      Libc.GETSOCKOPT.call(descriptor, SOL_SOCKET, SO_ERROR, value, length);
      return value.get(JAVA_INT, 0);
    }
  }

  /**
   * Waits until one of the sockets has something to tell, or for this long.
   *
   * @param events what is waited for, besides errors
   * @return for each socket whether there is something
   */
  static boolean[] poll(List<NativeSocket> sockets, int events, Duration wait) throws IOException {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment entries = arena.allocate((long) POLL_ENTRY * Math.max(1, sockets.size()), 8);
      for (int i = 0; i < sockets.size(); i++) {
        entries.set(JAVA_INT, (long) i * POLL_ENTRY, sockets.get(i).descriptor);
        entries.set(JAVA_INT, (long) i * POLL_ENTRY + 4, events);
      }
      // Rounded up: a wait of less than a millisecond is not a loop that never sleeps.
      int millis = (int) Math.ceilDiv(wait.toNanos(), 1_000_000L);
      Libc.POLL.call(entries, (long) sockets.size(), Math.max(0, millis));
      boolean[] ready = new boolean[sockets.size()];
      for (int i = 0; i < ready.length; i++) {
        ready[i] = entries.get(JAVA_INT, (long) i * POLL_ENTRY + 4) >>> 16 != 0;
      }
      return ready;
    }
  }

  private static MemorySegment segment(Arena arena, byte[] bytes) {
    return arena.allocate(Math.max(1L, bytes.length), 8).copyFrom(MemorySegment.ofArray(bytes));
  }

  private static byte[] bytes(MemorySegment segment, long length) {
    return segment.asSlice(0, Math.min(length, segment.byteSize())).toArray(JAVA_BYTE);
  }

  @Override
  public void close() {
    if (isClosed) {
      return;
    }
    isClosed = true;
    try {
      Libc.CLOSE.call(descriptor);
    } catch (IOException e) {
      // Nothing depends on it any more.
    }
  }
}
