package dev.controllerstatus.words;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MessagesTest {
  private static final Pattern PLACE = Pattern.compile("\\{\\w+(?:,\\w+)?}");

  @ParameterizedTest
  @CsvSource({
    "en, PT0.0003S, '0.3 ms'",
    "de, PT0.0003S, '0,3 ms'",
    "en, PT0.35S, '350 ms'",
    "de, PT5.2S, '5,2 s'",
    "en, PT42S, '42 s'",
    "en, PT12M5S, '12 min 5 s'",
    "en, PT3H5M, '3 h 5 min'",
    "en, soon, soon"
  })
  void durations_are_read_in_the_manner_of_the_language(String language, String iso, String text) {
    assertEquals(text, new Manner(Locale.of(language)).duration(iso));
  }

  @ParameterizedTest
  @CsvSource({
    "en, 2026-11-20T15:27:41.120Z, '20 Nov 15:27:41 UTC'",
    "de, 2026-11-20T15:27:41.120Z, '20. Nov. 15:27:41 UTC'",
    "en, yesterday, yesterday"
  })
  void times_are_told_in_utc(String language, String iso, String text) {
    assertEquals(text, new Manner(Locale.of(language)).time(iso));
  }

  @Test
  void values_stand_in_their_places() {
    String text =
        Messages.in(Locale.ENGLISH)
            .text("page.since", Map.of("since", "2026-11-20T15:27:41Z", "lasted", "PT65S"));
    assertEquals("since 20 Nov 15:27:41 UTC, 1 min 5 s", text);
  }

  @Test
  void a_language_that_nobody_wrote_is_told_in_english() {
    assertEquals("Whose job", Messages.in(Locale.of("fi")).text("page.owner", Map.of()));
    assertEquals("Wessen Aufgabe", Messages.in(Locale.of("de", "AT")).text("page.owner", Map.of()));
  }

  @Test
  void every_language_fills_in_the_same_values() {
    Messages usual = Messages.in(Messages.USUAL);
    for (String language : Messages.languages()) {
      Messages other = Messages.in(Locale.of(language));
      for (String key : usual.keys()) {
        assertEquals(places(usual.text(key)), places(other.text(key)), language + " " + key);
      }
    }
  }

  private static Set<String> places(String text) {
    return PLACE.matcher(text).results().map(m -> m.group()).collect(Collectors.toSet());
  }

  @Test
  void a_value_cannot_become_a_mark() {
    List<Piece> pieces =
        Messages.in(Locale.ENGLISH).pieces("trust.undo", Map.of("root", "<b>Depot</b>"));
    assertEquals(
        List.of(
            new Piece("", "To undo it, delete ", false),
            new Piece("b", "<b>Depot</b>", true),
            new Piece("", " where you installed it.", false)),
        pieces);
  }

  @Test
  void texts_of_shipped_services_are_known_in_every_language() {
    Messages german = Messages.in(Locale.GERMAN);
    assertEquals("Macht aus Namen Adressen", german.shipped("Turns names into addresses"));
    assertEquals("Turns heads", german.shipped("Turns heads"));
    assertEquals(
        "Alles, was über einen Namen erreicht wird, fällt aus; No bills",
        german.eachShipped("Everything that is reached by name fails; No bills"));
  }

  @Test
  void every_language_has_the_same_messages() {
    for (String language : Messages.languages()) {
      assertEquals(
          Messages.in(Locale.ENGLISH).keys(), Messages.in(Locale.of(language)).keys(), language);
    }
  }
}
