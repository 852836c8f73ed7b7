package dev.controllerstatus.diagnosis;

import java.util.List;
import java.util.Map;

/**
 * Those who were there when a service failed: the box and its gateways, and the services at other
 * hosts.
 *
 * @param hosts by the name of the host
 */
record Bystanders(List<Witness> way, Map<String, List<Witness>> hosts) {
  // Of many hosts one or two may have trouble of their own just then.
  private static final int ONE_OF = 4;
  private static final int RATIO = 4;

  /** What was seen of the others in some steps. */
  record Tally(int hosts, long attempts, long failed) {}

  /** Whether the box and the way were well in this step, and nearly all others too. */
  boolean areWell(int step) {
    if (way.stream().anyMatch(one -> one.isTroubledAround(step))) {
      return false;
    }
    int troubled = 0;
    int well = 0;
    for (List<Witness> host : hosts.values()) {
      if (host.stream().anyMatch(one -> one.isTroubledAround(step))) {
        troubled++;
      } else if (host.stream().anyMatch(one -> one.of(step) == Witness.Word.WELL)) {
        well++;
      }
    }
    return well > 0 && troubled <= (troubled + well) / ONE_OF;
  }

  /**
   * The share of attempts that fail by chance here: at the other host in the middle, and never less
   * than what so few attempts could have shown.
   */
  double noise() {
    double[] noises =
        hosts.values().stream()
            .mapToDouble(host -> host.stream().mapToDouble(Witness::noise).max().orElse(0))
            .sorted()
            .toArray();
    long attempts =
        hosts.values().stream()
            .flatMap(List::stream)
            .mapToLong(one -> one.ledger().attempts())
            .sum();
    double least = 1.0 / (attempts + 1);
    return noises.length == 0 ? 1 : Math.max(least, noises[noises.length / 2]);
  }

  /** Whether nearly all others failed in far fewer hours from one step to another. */
  boolean areCalmer(int hours, int first, int last) {
    long alike =
        hosts.values().stream()
            .filter(
                host ->
                    host.stream()
                        .anyMatch(one -> one.ledger().badHours(first, last) * RATIO > hours))
            .count();
    return alike <= hosts.size() / ONE_OF;
  }

  /** How the other hosts did in these steps. */
  Tally in(List<Integer> steps) {
    long attempts = 0;
    long failed = 0;
    for (Witness one : hosts.values().stream().flatMap(List::stream).toList()) {
      for (int step : steps) {
        boolean isTold = one.of(step) != Witness.Word.NOTHING;
        attempts += isTold ? one.ledger().attempts(step) : 0;
        failed += isTold ? one.ledger().troubled(step) : 0;
      }
    }
    return new Tally(hosts.size(), attempts, failed);
  }
}
