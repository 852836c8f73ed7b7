package dev.controllerstatus.history;

import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KernelClockTest {
  /** The system call's number, from the kernel's unistd.h of each machine. */
  private static final Map<String, Integer> ADJTIMEX = Map.of("amd64", 159, "aarch64", 171);

  private static KernelClock answering(int result, int status, long tick) {
    return new KernelClock(
        timex -> {
          timex.set(JAVA_INT, KernelClock.STATUS, status);
          timex.set(JAVA_LONG, KernelClock.TICK, tick);
          return result;
        });
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0x0000, SYNCHRONISED",
    "0, 0x2001, SYNCHRONISED",
    "1, 0x2011, SYNCHRONISED",
    "5, 0x0040, UNSYNCHRONISED",
    "5, 0x2041, UNSYNCHRONISED",
    "-1, 0x0000, UNKNOWN"
  })
  void the_status_word_decides(int result, String status, ClockState state) {
    assertEquals(state, answering(result, Integer.decode(status), 10_000).get());
  }

  @ParameterizedTest
  @CsvSource({"9000, SYNCHRONISED", "11000, SYNCHRONISED", "8999, UNKNOWN", "11001, UNKNOWN"})
  void a_struct_of_another_layout_is_not_believed(long tick, ClockState state) {
    assertEquals(state, answering(0, 0, tick).get());
  }

  /** Perl is part of every Debian, and asks by the call's number: another way to the same word. */
  @Test
  void this_kernel_is_understood() throws IOException, InterruptedException {
    Integer call = ADJTIMEX.get(System.getProperty("os.arch"));
    assumeTrue(System.getProperty("os.name").equals("Linux") && call != null);
    String script =
        "$t = \"\\0\" x 512; $r = syscall(%d, $t); print $r < 0 ? 'error' : unpack('x40 i', $t)"
            .formatted(call);
    Process perl = new ProcessBuilder("perl", "-e", script).redirectErrorStream(true).start();
    String said = new String(perl.getInputStream().readAllBytes(), UTF_8);
    assertEquals(0, perl.waitFor(), said);
    assertEquals(expected(said), new KernelClock().get());
  }

  private static ClockState expected(String said) {
    if (said.equals("error")) {
      return ClockState.UNKNOWN;
    }
    return (Integer.parseInt(said) & 64) == 0 ? ClockState.SYNCHRONISED : ClockState.UNSYNCHRONISED;
  }

  @Test
  void asking_is_cheap_enough_for_every_sample() {
    KernelClock clock = new KernelClock();
    int asked = 20_000;
    for (int i = 0; i < asked; i++) {
      clock.get();
    }
    long began = System.nanoTime();
    for (int i = 0; i < asked; i++) {
      clock.get();
    }
    Duration each = Duration.ofNanos((System.nanoTime() - began) / asked);
    assertTrue(each.compareTo(Duration.ofNanos(100_000)) < 0, each::toString);
  }
}
