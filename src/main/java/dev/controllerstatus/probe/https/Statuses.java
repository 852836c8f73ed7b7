package dev.controllerstatus.probe.https;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The HTTP statuses that count as a good answer. */
record Statuses(List<Range> ranges) {
  static final String ALLOWED = "statuses from 100 to 599 such as 200, 200-399 or 200,301-302";
  private static final Pattern SHAPE = Pattern.compile("([1-5]\\d\\d)(?:\\s*-\\s*([1-5]\\d\\d))?");

  /** From one status to another, both included. */
  record Range(int from, int to) {
    Range {
      if (from > to) {
        throw new IllegalArgumentException(from + "-" + to);
      }
    }
  }

  static Statuses parse(String text) {
    return new Statuses(
        Arrays.stream(text.strip().split("\\s*,\\s*", -1)).map(Statuses::range).toList());
  }

  private static Range range(String text) {
    Matcher matcher = SHAPE.matcher(text);
    if (!matcher.matches()) {
      throw new IllegalArgumentException(text);
    }
    int from = Integer.parseInt(matcher.group(1));
    return new Range(from, matcher.group(2) == null ? from : Integer.parseInt(matcher.group(2)));
  }

  boolean contain(int status) {
    return ranges.stream().anyMatch(range -> range.from() <= status && status <= range.to());
  }
}
