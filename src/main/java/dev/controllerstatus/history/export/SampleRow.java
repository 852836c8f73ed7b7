package dev.controllerstatus.history.export;

import dev.controllerstatus.history.Kept;
import dev.controllerstatus.sample.Fact;
import dev.controllerstatus.sample.Outcome;
import dev.controllerstatus.sample.Phases;
import dev.controllerstatus.sample.Sample;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A sample as one row of CSV, RFC 4180; for people and spreadsheets, not to be read back. */
public final class SampleRow {
  private static final List<String> COLUMNS =
      List.of(
          "id",
          "at",
          "target",
          "clock",
          "lateMicros",
          "outcome",
          "latencyMicros",
          "resolveMicros",
          "connectMicros",
          "tlsMicros",
          "answerMicros",
          "totalMicros",
          "faultLayer",
          "faultCode",
          "faultDetail",
          "asked",
          "next",
          "code",
          "address",
          "facts");

  /** The first line, with its end. */
  public static final String HEADER = String.join(",", COLUMNS) + "\r\n";

  // What a spreadsheet may take for a formula, at the start of a cell: also of one that it makes
  // itself where it splits rows at other characters. The last four are full-width forms.
  private static final Pattern FORMULA =
      Pattern.compile("(?<=^|[;\t\r\n])(?=[=+\\-@\t\r\n\uFF1D\uFF0B\uFF0D\uFF20])");
  private static final Pattern TO_QUOTE = Pattern.compile("[,\"\\p{Cntrl}]");

  private final StringBuilder row = new StringBuilder();

  private SampleRow() {}

  /** The row, with its end. */
  public static String of(Kept kept) {
    Sample sample = kept.sample();
    SampleRow row = new SampleRow();
    row.number(kept.id());
    row.text(sample.at().toString());
    row.text(sample.target().toString());
    row.text(kept.clock().name().toLowerCase(Locale.ROOT));
    row.micros(sample.late());
    row.outcome(sample.outcome());
    return row.row.append("\r\n").toString();
  }

  private void outcome(Outcome outcome) {
    switch (outcome) {
      case Outcome.Up(var latency, var phases, var facts) -> {
        text(OutcomeFields.UP);
        micros(latency);
        phases(phases);
        empty(6);
        facts(facts);
      }
      case Outcome.Down(var fault, var phases, var facts) -> {
        text(OutcomeFields.DOWN);
        empty(1);
        phases(phases);
        text(fault.layer());
        text(fault.code());
        text(fault.detail());
        empty(3);
        facts(facts);
      }
      case Outcome.Skipped(var asked, var next) -> {
        text(OutcomeFields.SKIPPED);
        empty(9);
        text(asked.toString());
        text(next.toString());
        empty(3);
      }
      case Outcome.Inconclusive(var code) -> {
        text(OutcomeFields.INCONCLUSIVE);
        empty(11);
        text(code);
        empty(2);
      }
    }
  }

  private void phases(Phases phases) {
    micros(phases.resolve());
    micros(phases.connect());
    micros(phases.tls());
    micros(phases.answer());
    micros(phases.total());
  }

  /** The address that was spoken to has a column of its own; the rest is for programs, as JSON. */
  private void facts(List<Fact> facts) {
    text(
        facts.stream()
            .flatMap(
                fact -> fact instanceof Fact.Peer(var address) ? Stream.of(address) : Stream.of())
            .findFirst()
            .orElse(""));
    text(facts.isEmpty() ? "" : Json.write(FactFields.of(facts)));
  }

  private void empty(int cells) {
    for (int i = 0; i < cells; i++) {
      cell("");
    }
  }

  private void number(long number) {
    cell(Long.toString(number));
  }

  private void micros(@Nullable Duration duration) {
    cell(duration == null ? "" : Long.toString(TimeUnit.MICROSECONDS.convert(duration)));
  }

  private void text(String text) {
    String harmless = FORMULA.matcher(text).replaceAll("'");
    boolean isQuoted = TO_QUOTE.matcher(harmless).find();
    cell(isQuoted ? '"' + harmless.replace("\"", "\"\"") + '"' : harmless);
  }

  private void cell(String cell) {
    row.append(row.isEmpty() ? "" : ",").append(cell);
  }
}
