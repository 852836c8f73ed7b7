package dev.controllerstatus.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.controllerstatus.hotspot.Phase;
import dev.controllerstatus.hotspot.Trouble;
import dev.controllerstatus.hotspot.UplinkAttempt;
import dev.controllerstatus.hotspot.UplinkAttempt.Failure;
import dev.controllerstatus.hotspot.UplinkAttempt.Stage;
import dev.controllerstatus.hotspot.UplinkMistake;
import dev.controllerstatus.hotspot.WifiNetwork.Protection;
import dev.controllerstatus.words.Messages;
import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UplinkWordsTest {
  private static UplinkWords in(String language) {
    return new UplinkWords(Messages.in(Locale.of(language)));
  }

  private static UplinkAttempt takenBack(Failure failure) {
    return new UplinkAttempt("Cellar", Stage.TAKEN_BACK, failure, Instant.EPOCH);
  }

  @ParameterizedTest
  @ValueSource(strings = {"en", "de"})
  void everything_that_can_happen_has_its_words(String language) {
    UplinkWords words = in(language);
    Stream.of(
            Arrays.stream(Trouble.values()).flatMap(t -> Stream.of(words.says(t), words.next(t))),
            Arrays.stream(Failure.values())
                .map(UplinkWordsTest::takenBack)
                .flatMap(attempt -> Stream.of(words.line(attempt), words.next(attempt))),
            Stream.of(Stage.TRYING, Stage.KEPT)
                .map(stage -> words.line(new UplinkAttempt("Cellar", stage, null, Instant.EPOCH))),
            Arrays.stream(Phase.values()).map(words::says),
            Arrays.stream(Protection.values()).map(words::says),
            Arrays.stream(UplinkMistake.values()).map(words::says))
        .flatMap(all -> all)
        .forEach(text -> assertFalse(text.matches("(?s).*(setup\\.|[{}]|^\\s*$).*"), text));
  }

  @Test
  void a_change_that_was_taken_back_is_told_in_one_line() {
    UplinkAttempt attempt = takenBack(Failure.NOT_ADMITTED);
    assertEquals(
        "The change to ‘Cellar’ did not work: the key, the password or the certificate was"
            + " refused. The box is on its old way.",
        in("en").line(attempt));
    assertEquals(
        "Der Wechsel zu „Cellar“ hat nicht geklappt: der Schlüssel, das Passwort oder das"
            + " Zertifikat wurde abgelehnt. Die Box ist auf ihrem alten Weg.",
        in("de").line(attempt));
  }

  @Test
  void what_was_kept_needs_nothing_to_be_done() {
    assertEquals("", in("en").next(new UplinkAttempt("Cellar", Stage.KEPT, null, Instant.EPOCH)));
  }
}
