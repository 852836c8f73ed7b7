package dev.controllerstatus.hotspot.networkmanager;

import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * What a radio can be at once.
 *
 * @param told by {@code iw phy NAME info}, under "valid interface combinations": sorts of
 *     interfaces with how many of them, how many in all, and on how many channels
 */
record Combinations(String told) {
  private static final Pattern COMBINATION =
      Pattern.compile("\\*((?:\\s*#\\{[^}]*} <= \\d+,)+)\\s*total <= (\\d+), #channels <= (\\d+)");
  private static final Pattern LIMIT = Pattern.compile("#\\{([^}]*)} <= (\\d+)");

  /** Whether an access point goes beside a station, both on as many channels as this. */
  boolean haveBoth(int channels) {
    return COMBINATION
        .matcher(told)
        .results()
        .filter(one -> number(one, 2) >= 2 && number(one, 3) >= channels)
        .anyMatch(one -> haveBoth(places(one.group(1))));
  }

  /** A sort of which there may be several has two places: more are not needed. */
  private static List<List<String>> places(String limits) {
    return LIMIT
        .matcher(limits)
        .results()
        .flatMap(
            limit ->
                Stream.generate(() -> List.of(limit.group(1).strip().split(",\\s*")))
                    .limit(Math.min(number(limit, 2), 2)))
        .toList();
  }

  private static boolean haveBoth(List<List<String>> places) {
    return IntStream.range(0, places.size())
        .filter(station -> places.get(station).contains("managed"))
        .anyMatch(
            station ->
                IntStream.range(0, places.size())
                    .anyMatch(point -> point != station && places.get(point).contains("AP")));
  }

  private static int number(MatchResult match, int group) {
    return Integer.parseInt(match.group(group));
  }
}
