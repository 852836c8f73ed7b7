package dev.controllerstatus.probe.packet;

import dev.controllerstatus.probe.Deadline;
import java.io.IOException;
import java.time.Duration;
import java.util.List;

/** Steps that were begun together, until all have answered or nobody needs to be waited for. */
final class Wave {
  private static final Duration LOOK = Duration.ofMillis(20);
  // A nearer router that says nothing this long after a farther one has answered stays silent.
  private static final Duration NEARER = Duration.ofMillis(250);
  private final List<Step> steps;
  private long end;

  Wave(List<Step> steps, Duration patience) {
    this.steps = steps;
    this.end = System.nanoTime() + patience.toNanos();
  }

  void await(Deadline deadline) throws IOException, InterruptedException {
    end = Math.min(end, deadline.atNanos());
    while (true) {
      List<Step> open = steps.stream().filter(Step::isOpen).toList();
      Duration left = Duration.ofNanos(end - System.nanoTime());
      if (open.isEmpty() || !left.isPositive()) {
        return;
      } else if (Thread.interrupted()) {
        throw new InterruptedException();
      }
      look(open, left.compareTo(LOOK) < 0 ? left : LOOK);
    }
  }

  private void look(List<Step> open, Duration wait) throws IOException {
    boolean[] ready =
        NativeSocket.poll(
            open.stream().map(Step::socket).toList(),
            open.getFirst().isUdp() ? NativeSocket.POLL_IN : NativeSocket.POLL_OUT,
            wait);
    for (int i = 0; i < ready.length; i++) {
      if (ready[i]) {
        open.get(i).hear();
      }
    }
    if (steps.getLast().isOpen()) {
      return;
    }
    end = Math.min(end, System.nanoTime() + NEARER.toNanos());
  }
}
