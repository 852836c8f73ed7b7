package dev.controllerstatus.api;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.controllerstatus.words.Messages;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Times, ages and figures, as each language writes them. */
class WordingTest {
  private static final Instant FROM = Instant.parse("2026-11-05T15:27:41.120Z");

  private static Wording in(String language) {
    return new Wording(Messages.in(Locale.of(language)));
  }

  @ParameterizedTest
  @CsvSource({
    "en, PT90S, '90 s, 90 s ago'",
    "de, PT90S, '90 s, vor 90 s'",
    "en, PT90M, '90 min, 90 min ago'",
    "de, PT47H, '47 h, vor 47 h'",
    "en, PT72H, '3 days, 3 days ago'",
    "de, PT72H, '3 Tage, vor 3 Tagen'",
    "de, PT-1S, '0 s, vor 0 s'"
  })
  void ages(String language, Duration age, String text) {
    Ages ages = in(language).ages();
    assertEquals(text, ages.of(age) + ", " + ages.ago(age));
  }

  @ParameterizedTest
  @CsvSource({
    "en, PT0.0012S, 1.2 ms",
    "de, PT0.0012S, '1,2 ms'",
    "de, PT0.35S, 350 ms",
    "en, PT10S, 10 s",
    "en, PT2.5S, 2.5 s",
    "de, PT2.5S, '2,5 s'"
  })
  void latencies(String language, Duration latency, String text) {
    assertEquals(text, in(language).figures().took(latency));
  }

  @ParameterizedTest
  @CsvSource({
    "en, 2026-11-05T16:00:00Z, '2026-11-05 15:27:41 to 16:00:00 UTC'",
    "en, 2026-11-06T16:00:00Z, '2026-11-05 15:27:41 to 2026-11-06 16:00:00 UTC'",
    "de, 2026-11-05T16:00:00Z, '5. Nov. 2026 15:27:41 bis 16:00:00 UTC'",
    "de, 2026-11-06T16:00:00Z, '5. Nov. 2026 15:27:41 bis 6. Nov. 2026 16:00:00 UTC'"
  })
  void a_span_says_once_what_both_ends_have_in_common(String language, Instant until, String text) {
    assertEquals(text, in(language).times().span(FROM, until));
  }

  @Test
  void numbers_have_the_separators_of_the_language() {
    assertEquals("1,234", in("en").figures().of(1234));
    assertEquals("1.234", in("de").figures().of(1234));
    assertEquals("0,5", in("de").figures().of(new BigDecimal("0.5")));
  }
}
