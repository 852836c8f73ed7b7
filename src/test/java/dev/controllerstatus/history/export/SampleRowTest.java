package dev.controllerstatus.history.export;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.controllerstatus.history.AnyKept;
import dev.controllerstatus.history.ClockState;
import dev.controllerstatus.history.Kept;
import dev.controllerstatus.sample.Fact;
import dev.controllerstatus.sample.Fault;
import dev.controllerstatus.sample.Outcome;
import dev.controllerstatus.sample.Phases;
import dev.controllerstatus.sample.Sample;
import dev.controllerstatus.target.TargetId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SampleRowTest {
  private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");

  @Provide
  Arbitrary<Kept> samples() {
    return AnyKept.any();
  }

  private static Kept kept(Outcome outcome) {
    TargetId target = new TargetId("https", "backend");
    return new Kept(7, ClockState.UNKNOWN, new Sample(target, NOON, Duration.ZERO, outcome));
  }

  private static Kept refused(String detail) {
    Phases phases = new Phases(null, null, null, null, Duration.ofSeconds(1));
    return kept(
        new Outcome.Down(
            new Fault.Refused(Fault.Refused.Reason.STATUS, detail), phases, List.of()));
  }

  /** The cells that a row names, read as RFC 4180 says. */
  private static Map<String, String> read(String row) {
    assertTrue(row.endsWith("\r\n"), row);
    List<String> names = cells(SampleRow.HEADER);
    List<String> cells = cells(row);
    assertEquals(names.size(), cells.size(), row);
    Map<String, String> named = new LinkedHashMap<>();
    for (int i = 0; i < names.size(); i++) {
      if (!cells.get(i).isEmpty()) {
        named.put(names.get(i), cells.get(i));
      }
    }
    return named;
  }

  private static List<String> cells(String row) {
    List<String> cells = new ArrayList<>();
    StringBuilder cell = new StringBuilder();
    boolean isQuoted = false;
    String line = row.substring(0, row.length() - 2);
    for (int i = 0; i < line.length(); i++) {
      char c = line.charAt(i);
      if (c == '"') {
        boolean isEscaped = isQuoted && i + 1 < line.length() && line.charAt(i + 1) == '"';
        cell.append(isEscaped ? "\"" : "");
        i += isEscaped ? 1 : 0;
        isQuoted = isEscaped == isQuoted;
      } else if (c == ',' && !isQuoted) {
        cells.add(cell.toString());
        cell.setLength(0);
      } else {
        cell.append(c);
        assertTrue(isQuoted || c >= ' ', row);
      }
    }
    assertFalse(isQuoted, row);
    cells.add(cell.toString());
    return cells;
  }

  @Test
  void a_success_is_told_in_full() {
    Phases phases =
        new Phases(null, Duration.ofMillis(1), Duration.ofMillis(2), null, Duration.ofMillis(9));
    List<Fact> facts = List.of(new Fact.Spoken("HTTP/2 200"), new Fact.Peer("192.0.2.1"));
    assertEquals(
        Map.ofEntries(
            Map.entry("id", "7"),
            Map.entry("at", "2026-11-21T12:00:00Z"),
            Map.entry("target", "https/backend"),
            Map.entry("clock", "unknown"),
            Map.entry("lateMicros", "0"),
            Map.entry("outcome", "up"),
            Map.entry("latencyMicros", "4000"),
            Map.entry("connectMicros", "1000"),
            Map.entry("tlsMicros", "2000"),
            Map.entry("totalMicros", "9000"),
            Map.entry("address", "192.0.2.1"),
            Map.entry(
                "facts",
                "[{\"fact\":\"spoken\",\"protocol\":\"HTTP/2 200\"},"
                    + "{\"fact\":\"peer\",\"address\":\"192.0.2.1\"}]")),
        read(SampleRow.of(kept(new Outcome.Up(Duration.ofMillis(4), phases, facts)))));
  }

  @Test
  void what_was_not_tried_or_broke_is_told_in_cells_of_its_own() {
    Map<String, String> skipped =
        read(SampleRow.of(kept(new Outcome.Skipped(NOON.minusSeconds(60), NOON.plusSeconds(60)))));
    assertEquals("2026-11-21T11:59:00Z", skipped.get("asked"));
    assertEquals("2026-11-21T12:01:00Z", skipped.get("next"));
    Map<String, String> broken = read(SampleRow.of(kept(new Outcome.Inconclusive("NullPointer"))));
    assertEquals("NullPointer", broken.get("code"));
  }

  @ParameterizedTest
  @CsvSource(
      ignoreLeadingAndTrailingWhitespace = false,
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "=HYPERLINK(\"http://evil\")|'=HYPERLINK(\"http://evil\")",
        "+1|'+1",
        "-1|'-1",
        "@SUM(A1)|'@SUM(A1)",
        "\t=1|'\t'=1",
        "\uFF1D1|'\uFF1D1",
        "x;=1+1|x;'=1+1",
        "404 Not Found|404 Not Found",
        "a - b = c|a - b = c"
      })
  void no_text_of_a_far_end_becomes_a_formula(String detail, String cell) {
    assertEquals(cell, read(SampleRow.of(refused(detail))).get("faultDetail"));
  }

  @ParameterizedTest
  @CsvSource(
      ignoreLeadingAndTrailingWhitespace = false,
      delimiter = '|',
      value = {"a,b", "say \"no\"", "\"", "two\nlines", "\u00e4\u00f6\u00fc"})
  void commas_quotes_and_ends_of_lines_stay_in_their_cell(String detail) {
    Map<String, String> row = read(SampleRow.of(refused(detail)));
    assertEquals(detail, row.get("faultDetail"));
    assertEquals("1000000", row.get("totalMicros"));
  }

  @Property
  void any_sample_makes_one_row_without_formulas(@ForAll("samples") Kept kept) {
    Map<String, String> row = read(SampleRow.of(kept));
    assertEquals(Long.toString(kept.id()), row.get("id"));
    row.forEach(
        (column, cell) -> {
          boolean isNumber = column.endsWith("Micros") || column.equals("id");
          String harmless = isNumber ? "-?\\d+" : "(?s)[^=+\\-@\t\r\n].*";
          assertTrue(cell.matches(harmless), column + ": " + cell);
        });
  }
}
