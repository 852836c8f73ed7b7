package dev.controllerstatus.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collection;
import java.util.Locale;

/** Many measured values, in milliseconds. */
public final class Figures {
  private static final double NANOS_PER_MILLI = 1e6;
  private final double[] sorted;

  private Figures(double[] values) {
    sorted = values;
    Arrays.sort(sorted);
  }

  public static Figures ofNanos(Collection<Long> nanos) {
    return new Figures(nanos.stream().mapToDouble(n -> n / NANOS_PER_MILLI).toArray());
  }

  public double percentile(double percent) {
    int index = (int) Math.ceil(percent / 100 * sorted.length) - 1;
    return sorted[Math.clamp(index, 0, sorted.length - 1)];
  }

  public double median() {
    return percentile(50);
  }

  public double max() {
    return sorted[sorted.length - 1];
  }

  /** The farthest from zero, with its sign. */
  double worst() {
    return Math.abs(sorted[0]) > max() ? sorted[0] : max();
  }

  /** Below zero, the distance counts as much as above. */
  Figures distances() {
    return new Figures(Arrays.stream(sorted).map(Math::abs).toArray());
  }

  public static String millis(double value) {
    return String.format(Locale.ROOT, "%.3f", value);
  }

  public static void row(Object... cells) {
    System.out.println(
        "| " + String.join(" | ", Arrays.stream(cells).map(Object::toString).toList()) + " |");
  }

  /** Resident memory of this process in MB, as the system sees it. */
  static long residentMegabytes() throws IOException {
    return Files.readAllLines(Path.of("/proc/self/status")).stream()
        .filter(line -> line.startsWith("VmRSS:"))
        .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024)
        .findFirst()
        .orElseThrow();
  }

  static long cpuNanos() {
    return ((com.sun.management.OperatingSystemMXBean)
            java.lang.management.ManagementFactory.getOperatingSystemMXBean())
        .getProcessCpuTime();
  }
}
