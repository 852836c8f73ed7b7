package dev.controllerstatus.history.export;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.controllerstatus.history.AnyKept;
import dev.controllerstatus.history.ClockState;
import dev.controllerstatus.history.Kept;
import dev.controllerstatus.sample.Fact;
import dev.controllerstatus.sample.Fault;
import dev.controllerstatus.sample.Outcome;
import dev.controllerstatus.sample.Phases;
import dev.controllerstatus.sample.Sample;
import dev.controllerstatus.sample.Stage;
import dev.controllerstatus.target.TargetId;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SampleLineTest {
  private static final Instant NOON = Instant.parse("2026-11-21T12:00:00.123456Z");

  private static final Kept SILENT =
      new Kept(
          7,
          ClockState.SYNCHRONISED,
          new Sample(
              new TargetId("https", "backend"),
              NOON,
              Duration.ofNanos(1_500_000),
              new Outcome.Down(
                  new Fault.Unreachable(Fault.Unreachable.Reason.TIMEOUT, Stage.CONNECT),
                  new Phases(Duration.ofMillis(2), null, null, null, Duration.ofSeconds(5)),
                  List.of(new Fact.Peer("192.0.2.1")))));

  private static final String SILENT_LINE =
      """
      {"v":1,"id":7,"target":"https/backend","at":"2026-11-21T12:00:00.123456Z",\
      "clock":"synchronised","lateMicros":1500,"outcome":"down",\
      "fault":{"layer":"unreachable","code":"timeout","detail":"connect"},\
      "phases":{"resolveMicros":2000,"totalMicros":5000000},\
      "facts":[{"fact":"peer","address":"192.0.2.1"}]}\
      """;

  private static final String SKIPPED_LINE =
      """
      {"v":1,"id":8,"target":"ntp/ntp","at":"2026-11-21T12:00:00Z","clock":"unknown",\
      "lateMicros":0,"outcome":"skipped","asked":"2026-11-21T11:00:00Z",\
      "next":"2026-11-21T13:00:00Z"}\
      """;

  @Provide
  Arbitrary<Kept> samples() {
    return AnyKept.any();
  }

  @Property
  void any_sample_is_read_back_as_it_was(@ForAll("samples") Kept kept) throws Exception {
    String line = SampleLine.of(kept);
    Kept read = SampleLine.parse(1, line);
    assertEquals(kept, read);
    assertEquals(line, SampleLine.of(read));
    assertTrue(line.chars().allMatch(c -> c >= ' ' && c < 128), line);
  }

  @Test
  void any_sample_means_every_sort_of_fact_and_outcome() {
    assertEquals(sorts(Fact.class), sorts(AnyKept.facts()));
    assertEquals(sorts(Outcome.class), sorts(AnyKept.outcomes()));
  }

  private static Set<Class<?>> sorts(Class<?> family) {
    return Set.copyOf(Arrays.asList(family.getPermittedSubclasses()));
  }

  private static Set<Class<?>> sorts(Arbitrary<?> any) {
    return any.sampleStream().limit(500).map(Object::getClass).collect(Collectors.toSet());
  }

  @Test
  void a_line_has_these_names() throws Exception {
    assertEquals(SILENT_LINE, SampleLine.of(SILENT));
    assertEquals(SKIPPED_LINE, SampleLine.of(SampleLine.parse(1, SKIPPED_LINE)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"mood\":\"well\",",
        "\"mood\":{\"a\":[1,2.5,true,null,{}]},",
        "\"mood\":123456789012345678901234567890,",
        "\"code\":null,"
      })
  void what_a_newer_release_adds_is_passed_over(String field) throws Exception {
    String line = SILENT_LINE.replace("\"id\"", field + "\"id\"");
    assertEquals(SILENT, SampleLine.parse(1, line));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "\"v\":1, | | v is missing",
        "\"v\":1 | \"v\":2 | v is \"2\", which this release does not know",
        "\"v\":1 | \"v\":\"1\" | v is no whole number of 64 bits",
        "\"id\":7 | \"id\":7.5 | id is no whole number of 64 bits",
        "\"id\":7 | \"id\":9223372036854775808 | id is no whole number of 64 bits",
        "\"id\":7 | \"id\":7,\"id\":8 | no JSON: Duplicate field 'id'",
        "https/backend | backend | target is not of the form kind/name",
        "https/backend | https/../x | target is not of the form kind/name",
        "12:00:00.123456Z | noon | at is no time such as 2026-11-21T12:00:00Z",
        "synchronised | SYNCHRONISED"
            + " | clock is \"SYNCHRONISED\", which this release does not know",
        "\"down\" | \"sideways\" | outcome is \"sideways\", which this release does not know",
        "\"timeout\" | \"haunted\""
            + " | fault.code is \"unreachable/haunted connect\", which this release does not know",
        "\"totalMicros\":5000000 | \"total\":5 | phases.totalMicros is missing",
        "\"resolveMicros\":2000 | \"resolveMicros\":\"2\""
            + " | phases.resolveMicros is no whole number of 64 bits",
        "\"fact\":\"peer\" | \"fact\":\"ghost\""
            + " | facts[0].fact is \"ghost\", which this release does not know",
        "[{\"fact\":\"peer\",\"address\":\"192.0.2.1\"}] | [7] | facts[0] is no object",
        "[{\"fact\":\"peer\",\"address\":\"192.0.2.1\"}] | {} | facts is no list"
      })
  void a_damaged_field_is_named_with_its_line(String part, String damaged, String fault) {
    String line = SILENT_LINE.replace(part, damaged == null ? "" : damaged);
    assertEquals("line 17: " + fault, fault(line));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "   ", "null", "[]", "7", "\"text\""})
  void a_line_that_is_no_object_is_told(String line) {
    assertEquals("line 17: no JSON object", fault(line));
  }

  @Test
  void two_objects_in_one_line_are_told() {
    assertEquals("line 17: more than one JSON object", fault(SILENT_LINE + SKIPPED_LINE));
  }

  @Property(tries = 200)
  void a_line_that_was_cut_off_is_never_read(@ForAll("samples") Kept kept) {
    String line = SampleLine.of(kept);
    for (int end = 0; end < line.length(); end += 7) {
      assertTrue(fault(line.substring(0, end)).startsWith("line 17: no JSON"));
    }
  }

  @Property
  void any_text_is_read_or_refused_in_order(@ForAll String text) {
    assertTrue(fault(text).startsWith("line 17: "));
  }

  private static String fault(String line) {
    return assertThrows(DamagedLineException.class, () -> SampleLine.parse(17, line)).getMessage();
  }
}
