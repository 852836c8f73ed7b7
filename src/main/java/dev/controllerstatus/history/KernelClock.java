package dev.controllerstatus.history;

import static java.lang.foreign.MemoryLayout.PathElement.groupElement;
import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.StructLayout;
import java.lang.invoke.MethodHandle;
import java.util.function.Supplier;
import java.util.function.ToIntFunction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks the Linux kernel whether somebody keeps the clock right, as adjtimex(2) says: chrony (with
 * {@code rtcsync}, as Debian sets it), ntpd and systemd-timesyncd tell the kernel; after about nine
 * hours without them it believes so no longer. Only reads, takes some microseconds, never throws.
 */
@Singleton
public final class KernelClock implements Supplier<ClockState> {
  private static final Logger LOG = LoggerFactory.getLogger(KernelClock.class);

  /** The start of {@code struct timex} where {@code long} has 64 bits, as on every box we ship. */
  static final StructLayout TIMEX =
      MemoryLayout.structLayout(
          JAVA_INT.withName("modes"),
          MemoryLayout.paddingLayout(4),
          JAVA_LONG.withName("offset"),
          JAVA_LONG.withName("freq"),
          JAVA_LONG.withName("maxerror"),
          JAVA_LONG.withName("esterror"),
          JAVA_INT.withName("status"),
          MemoryLayout.paddingLayout(4),
          JAVA_LONG.withName("constant"),
          JAVA_LONG.withName("precision"),
          JAVA_LONG.withName("tolerance"),
          JAVA_LONG.withName("seconds"),
          JAVA_LONG.withName("fraction"),
          JAVA_LONG.withName("tick"));

  static final long STATUS = TIMEX.byteOffset(groupElement("status"));
  static final long TICK = TIMEX.byteOffset(groupElement("tick"));

  /** More than any kernel writes: 208 bytes, with reserve. */
  static final long SIZE = 512;

  private static final int STA_UNSYNC = 0x0040;

  // The kernel allows no other length of a tick, in microseconds, where USER_HZ is 100. Something
  // else in its place means that this is not the struct we think it is.
  private static final long TICK_LEAST = 9_000;
  private static final long TICK_MOST = 11_000;

  private final ToIntFunction<MemorySegment> adjtimex;

  @Inject
  KernelClock() {
    this(timex -> Linked.ADJTIMEX.applyAsInt(timex));
  }

  /** With the system call as given; it takes a segment of {@link #SIZE} bytes, all zero. */
  KernelClock(ToIntFunction<MemorySegment> adjtimex) {
    this.adjtimex = adjtimex;
  }

  @Override
  public ClockState get() {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment timex = arena.allocate(SIZE, TIMEX.byteAlignment());
      // Modes 0: nothing is set, and no privilege is needed.
      return adjtimex.applyAsInt(timex) < 0 ? ClockState.UNKNOWN : state(timex);
    }
  }

  private static ClockState state(MemorySegment timex) {
    long tick = timex.get(JAVA_LONG, TICK);
    if (tick < TICK_LEAST || tick > TICK_MOST) {
      return ClockState.UNKNOWN;
    }
    return (timex.get(JAVA_INT, STATUS) & STA_UNSYNC) == 0
        ? ClockState.SYNCHRONISED
        : ClockState.UNSYNCHRONISED;
  }

  /** Linking takes a quarter of a second: at the first question, not while the product starts. */
  private static final class Linked {
    static final ToIntFunction<MemorySegment> ADJTIMEX = ofThisMachine();
  }

  private static ToIntFunction<MemorySegment> ofThisMachine() {
    try {
      return linked();
    } catch (RuntimeException | LinkageError e) {
      LOG.info("this system does not say whether its clock is synchronised: {}", e.toString());
      return _ -> -1;
    }
  }

  @SuppressWarnings("restricted") // The manifest allows it; see Enable-Native-Access.
  private static ToIntFunction<MemorySegment> linked() {
    Linker linker = Linker.nativeLinker();
    if (ADDRESS.byteSize() != JAVA_LONG.byteSize()) {
      // With 32 bits there are two layouts, and which one a C library has cannot be asked.
      throw new UnsupportedOperationException("not a 64-bit system");
    }
    MethodHandle call =
        linker.downcallHandle(
            linker.defaultLookup().findOrThrow("adjtimex"),
            FunctionDescriptor.of(JAVA_INT, ADDRESS));
    return timex -> call(call, timex);
  }

  private static int call(MethodHandle adjtimex, MemorySegment timex) {
    try {
      return (int) adjtimex.invokeExact(timex);
    } catch (Throwable _) { // The signature demands it; C throws nothing.
      return -1;
    }
  }
}
