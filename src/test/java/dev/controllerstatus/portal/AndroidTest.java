package dev.controllerstatus.portal;

import static dev.controllerstatus.portal.Android.Verdict.PARTIAL;
import static dev.controllerstatus.portal.Android.Verdict.PORTAL;
import static dev.controllerstatus.portal.Android.Verdict.VALID;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.controllerstatus.command.Answer;
import dev.controllerstatus.command.RunningBox;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What an Android phone makes of the box's Wi-Fi, step by step. */
class AndroidTest {
  @TempDir private Path temp;

  @Test
  void signing_in_and_using_the_network_as_it_is_ends_online_and_finishing_asks_anew()
      throws Exception {
    Room room = new Room();
    try (RunningBox box = new RunningBox(temp, "", room)) {
      Phone phone =
          room.enter(box, "02:00:00:00:00:01", "127.0.0.11", Instant.now().plusSeconds(3600));
      Android android = new Android(phone::get, false);
      assertEquals(PORTAL, android.evaluate());
      phone.press("keep");
      assertEquals(PARTIAL, android.evaluate(), "as long as nobody says that it will do");
      android.useAsIs();
      assertEquals(VALID, android.evaluate());
      phone.press("finish");
      assertEquals(PORTAL, android.evaluate());
    }
  }

  // The simulator against the table of AOSP's source, so that the test above means something.
  @ParameterizedTest
  @CsvSource({
    "302, '', 204, true, PORTAL",
    "204, '', 204, true, PARTIAL",
    "204, '', 302, true, PORTAL",
    "204, '', 204, false, VALID",
    "200, '', 204, true, FAILED",
    "200, four, 204, true, FAILED",
    "200, fives, 204, true, PORTAL",
    "404, '', 404, true, FAILED",
    "500, '', 500, true, FAILED"
  })
  void the_phone_judges_as_android_does(
      int status, String body, int fallback, boolean usesHttps, Android.Verdict expected) {
    Android android =
        new Android(
            url ->
                url.contains("gstatic")
                    ? new Answer(status, "", body)
                    : new Answer(fallback, "", "a page"),
            false);
    if (!usesHttps) {
      android.useAsIs();
    }
    assertEquals(expected, android.evaluate());
  }
}
