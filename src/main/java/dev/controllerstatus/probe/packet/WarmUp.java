package dev.controllerstatus.probe.packet;

import dev.controllerstatus.probe.Deadline;
import java.io.IOException;
import java.net.InetAddress;
import java.time.Duration;
import java.util.List;

/**
 * The first call of everything takes up to a quarter of a second, which would be taken for a slow
 * network: so the first measurements of a process go to the box itself, and nobody reads them.
 */
final class WarmUp {
  private static final boolean DONE = run();

  private WarmUp() {}

  /** Returns when all is warm. */
  static boolean isDone() {
    return DONE;
  }

  private static boolean run() {
    InetAddress box = InetAddress.getLoopbackAddress();
    Deadline deadline = Deadline.in(Duration.ofSeconds(1));
    Echo.Pace pace = new Echo.Pace(Duration.ofMillis(2), Duration.ofMillis(50));
    try {
      new Echo(List.of(new Echo.Ask(box, Echo.USUAL, 20)), pace, false).exchange();
    } catch (IOException | InterruptedException e) {
      // Not permitted: then it will not be measured either.
    }
    try {
      // The port "discard": hardly anything listens there.
      Trace.steps(FarEnd.tcp(box, 9), 0, deadline);
      Trace.steps(FarEnd.udp(box, 9, new byte[1]), 0, deadline);
      return true;
    } catch (IOException | InterruptedException e) {
      return false;
    }
  }
}
