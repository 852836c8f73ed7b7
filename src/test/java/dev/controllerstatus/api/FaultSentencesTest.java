package dev.controllerstatus.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import dev.controllerstatus.sample.Fault;
import dev.controllerstatus.sample.Fault.Unreachable;
import dev.controllerstatus.sample.Stage;
import dev.controllerstatus.words.Messages;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every fault has a sentence in every language. */
class FaultSentencesTest {
  private static final Duration TIMEOUT = Duration.ofMillis(2500);

  static Stream<Fault> faults() {
    Stream<Fault> all =
        Arrays.stream(Fault.class.getPermittedSubclasses()).flatMap(FaultSentencesTest::faults);
    Stream<Fault> ofProxy =
        Arrays.stream(Unreachable.Reason.values())
            .map(reason -> new Unreachable(reason, Stage.PROXY));
    return Stream.concat(all, ofProxy);
  }

  private static Stream<Fault> faults(Class<?> layer) {
    Object[] reasons = layer.getRecordComponents()[0].getType().getEnumConstants();
    return Arrays.stream(reasons).map(reason -> fault(layer, (Enum<?>) reason));
  }

  private static Fault fault(Class<?> layer, Enum<?> reason) {
    return Fault.of(
            layer.getSimpleName().toLowerCase(Locale.ROOT),
            reason.name().toLowerCase(Locale.ROOT).replace('_', '-'),
            Stage.TLS.word())
        .orElseThrow();
  }

  private static String of(Fault fault, Locale language) {
    return new FaultSentences(new Wording(Messages.in(language))).of(fault, TIMEOUT);
  }

  @ParameterizedTest
  @MethodSource("faults")
  void a_fault_is_told_in_each_language(Fault fault) {
    for (String language : Messages.languages()) {
      String sentence = of(fault, Locale.of(language));
      assertFalse(sentence.contains("{") || sentence.startsWith("app.fault."), sentence);
      assertFalse(sentence.contains("app.stage.") || sentence.contains("status."), sentence);
    }
    assertNotEquals(of(fault, Locale.ENGLISH), of(fault, Locale.GERMAN));
  }

  @Test
  void values_stand_as_the_language_writes_them() {
    Fault silent = new Unreachable(Unreachable.Reason.SILENT, Stage.TLS);
    assertEquals(
        "It accepts the connection and then stays silent: nothing came during the TLS handshake"
            + " within 2.5 s.",
        of(silent, Locale.ENGLISH));
    assertEquals(
        "Er nimmt die Verbindung an und schweigt dann; beim TLS-Aufbau kam innerhalb von 2,5 s"
            + " nichts.",
        of(silent, Locale.GERMAN));
    Fault early =
        new Fault.Untrusted(Fault.Untrusted.Reason.NOT_YET_VALID, "from 2026-11-20T15:27:41Z");
    assertEquals(
        "Its certificate is not valid yet (from 2026-11-20 15:27:41 UTC); is the box's clock"
            + " right?",
        of(early, Locale.ENGLISH));
  }
}
