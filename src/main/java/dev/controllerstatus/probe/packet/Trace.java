package dev.controllerstatus.probe.packet;

import dev.controllerstatus.probe.Deadline;
import dev.controllerstatus.sample.Fact;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Finds the way to a port, step by step, with packets of the very protocol that is to pass: what
 * lets echo requests through may still stop those. Several steps are asked at once.
 */
public final class Trace {
  /** More steps than any way out of a site has that can still be told from a loop. */
  public static final int FARTHEST = 16;

  private static final int AT_ONCE = 4;
  private static final int SILENT_AT_END = 3;
  // Less than a second, after which the kernel would send a SYN again.
  private static final Duration PATIENCE = Duration.ofMillis(900);

  private Trace() {}

  /**
   * The steps from the nearest on, up to the far end, or up to three silent ones beyond the last
   * that answered. Empty where the kernel does not permit it.
   *
   * @param expected how many steps there were the last time, 0 when that is unknown
   */
  public static List<Fact.Hop> run(FarEnd to, int expected, Deadline deadline)
      throws InterruptedException {
    try {
      return OwnThread.call(
          "trace", () -> WarmUp.isDone() ? steps(to, expected, deadline) : List.of());
    } catch (IOException e) {
      return List.of();
    }
  }

  /** What the far end's port answers to a packet that may go as far as any. */
  public static Fact.Hop port(FarEnd to, Deadline deadline)
      throws IOException, InterruptedException {
    return OwnThread.call("port", () -> wave(to, 0, 0, deadline).getFirst());
  }

  static List<Fact.Hop> steps(FarEnd to, int expected, Deadline deadline)
      throws IOException, InterruptedException {
    List<Fact.Hop> hops = new ArrayList<>();
    int first = 1;
    int width = Math.clamp(expected, AT_ONCE, FARTHEST);
    while (first <= FARTHEST && !deadline.isOver()) {
      int last = Math.min(FARTHEST, first + width - 1);
      hops.addAll(wave(to, first, last, deadline));
      if (cutAtEnd(hops)) {
        return hops;
      }
      first = last + 1;
      width = AT_ONCE;
    }
    return hops;
  }

  private static List<Fact.Hop> wave(FarEnd to, int first, int last, Deadline deadline)
      throws IOException, InterruptedException {
    List<Step> steps = new ArrayList<>();
    try {
      for (int distance = first; distance <= last; distance++) {
        steps.add(Step.begin(to, distance));
      }
      new Wave(steps, PATIENCE).await(deadline);
      return steps.stream().map(Step::hop).toList();
    } finally {
      steps.forEach(Step::close);
    }
  }

  /** Takes away what lies beyond the end; false when the end has not been found yet. */
  private static boolean cutAtEnd(List<Fact.Hop> hops) {
    int end = 0;
    while (end < hops.size() && !isEnd(hops.get(end))) {
      end++;
    }
    if (end < hops.size()) {
      hops.subList(end + 1, hops.size()).clear();
      return true;
    }
    int answered = hops.size();
    while (answered > 0 && hops.get(answered - 1).answer().equals(Step.SILENT)) {
      answered--;
    }
    if (hops.size() - answered < SILENT_AT_END) {
      return false;
    }
    hops.subList(answered + SILENT_AT_END, hops.size()).clear();
    return true;
  }

  private static boolean isEnd(Fact.Hop hop) {
    return !hop.answer().equals(IcmpError.TIME_EXCEEDED) && !hop.answer().equals(Step.SILENT);
  }
}
