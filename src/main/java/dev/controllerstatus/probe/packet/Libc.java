package dev.controllerstatus.probe.packet;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.StructLayout;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodType;
import org.jspecify.annotations.Nullable;

/**
 * A system call of sockets(7), linked at its first use. A result below zero is thrown with its
 * error number.
 */
final class Libc {
  static final Libc SOCKET = new Libc("socket", JAVA_INT, JAVA_INT, JAVA_INT, JAVA_INT);
  static final Libc CLOSE = new Libc("close", JAVA_INT, JAVA_INT);
  static final Libc BIND = new Libc("bind", JAVA_INT, JAVA_INT, ADDRESS, JAVA_INT);
  static final Libc CONNECT = new Libc("connect", JAVA_INT, JAVA_INT, ADDRESS, JAVA_INT);
  static final Libc SETSOCKOPT =
      new Libc("setsockopt", JAVA_INT, JAVA_INT, JAVA_INT, JAVA_INT, ADDRESS, JAVA_INT);
  static final Libc GETSOCKOPT =
      new Libc("getsockopt", JAVA_INT, JAVA_INT, JAVA_INT, JAVA_INT, ADDRESS, ADDRESS);
  static final Libc SENDTO =
      new Libc("sendto", JAVA_LONG, JAVA_INT, ADDRESS, JAVA_LONG, JAVA_INT, ADDRESS, JAVA_INT);
  static final Libc RECVMSG = new Libc("recvmsg", JAVA_LONG, JAVA_INT, ADDRESS, JAVA_INT);
  static final Libc POLL = new Libc("poll", JAVA_INT, ADDRESS, JAVA_LONG, JAVA_INT);

  private static final StructLayout STATE = Linker.Option.captureStateLayout();
  private static final long ERRNO =
      STATE.byteOffset(MemoryLayout.PathElement.groupElement("errno"));

  private final String word;
  private final FunctionDescriptor shape;
  private @Nullable MethodHandle handle;

  private Libc(String word, MemoryLayout result, MemoryLayout... parameters) {
    this.word = word;
    this.shape = FunctionDescriptor.of(result, parameters);
  }

  /** Calls it; whole numbers are int or long as the system call has them. */
  long call(Object... arguments) throws IOException {
    MethodHandle linked = linked();
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment state = arena.allocate(STATE);
      Object[] all = new Object[arguments.length + 1];
      all[0] = state;
      System.arraycopy(arguments, 0, all, 1, arguments.length);
      long value = number(linked, all);
      if (value < 0) {
        throw new SystemException(word, state.get(JAVA_INT, ERRNO));
      }
      return value;
    }
  }

  private static long number(MethodHandle linked, Object[] arguments) throws IOException {
    try {
      Object back = linked.invokeExact(arguments);
      return ((Number) back).longValue();
    } catch (Throwable e) { // The signature demands it; C throws nothing.
      throw new IOException(e);
    }
  }

  private synchronized MethodHandle linked() throws IOException {
    MethodHandle known = handle;
    if (known == null) {
      known = link();
      handle = known;
    }
    return known;
  }

  @SuppressWarnings("restricted") // The manifest allows it; see Enable-Native-Access.
  private MethodHandle link() throws IOException {
    if (ADDRESS.byteSize() != JAVA_LONG.byteSize()) {
      throw new IOException("not a 64-bit system");
    }
    try {
      Linker linker = Linker.nativeLinker();
      MemorySegment symbol = linker.defaultLookup().findOrThrow(word);
      return linker
          .downcallHandle(symbol, shape, Linker.Option.captureCallState("errno"))
          .asSpreader(Object[].class, shape.argumentLayouts().size() + 1)
          .asType(MethodType.methodType(Object.class, Object[].class));
    } catch (RuntimeException | LinkageError e) {
      throw new IOException("this system cannot be asked", e);
    }
  }
}
