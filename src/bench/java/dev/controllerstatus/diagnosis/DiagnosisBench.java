package dev.controllerstatus.diagnosis;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** How long a finding takes: over a round's window as the box keeps it. */
public final class DiagnosisBench {
  private static final int WARM = 2_000;
  private static final int TIMES = 2_000;
  private static final int ROUNDS = 360;

  private DiagnosisBench() {}

  /** Prints one row of Markdown per case. */
  public static void run() {
    System.out.println("| window | samples | p50 ms | p99 ms |");
    System.out.println("|---|---|---|---|");
    row("all well", site(new World()));
    row("gateway passes nothing", site(Worlds.notForwarding()));
    row("one name blocked", site(Worlds.name(remote -> remote.name().equals("backend"))));
  }

  private static Site site(World world) {
    List<Remote> remotes = new ArrayList<>(MatrixTest.REMOTES);
    for (int i = 0; i < 3; i++) {
      remotes.add(Remote.of("https", "more-" + i, "h" + i + ".example", "198.51.100.9" + i, 443));
    }
    return new Site(remotes).rounds(ROUNDS - 5).in(world).rounds(5);
  }

  private static void row(String name, Site site) {
    Window window = site.window();
    long[] nanos = new long[TIMES];
    for (int i = -WARM; i < TIMES; i++) {
      long began = System.nanoTime();
      Finding finding = Diagnosis.of(window);
      long took = System.nanoTime() - began;
      if (finding.causes().size() > TIMES) {
        throw new AssertionError(finding);
      }
      nanos[Math.max(0, i)] = took;
    }
    Arrays.sort(nanos);
    long samples = window.samples().values().stream().mapToLong(List::size).sum();
    System.out.printf(
        "| %s | %d | %.3f | %.3f |%n",
        name, samples, nanos[TIMES / 2] / 1e6, nanos[TIMES * 99 / 100] / 1e6);
  }
}
