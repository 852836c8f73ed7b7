package dev.controllerstatus.setup;

import dev.controllerstatus.api.UplinkWords;
import dev.controllerstatus.hotspot.UplinkAttempt;
import dev.controllerstatus.words.Messages;
import java.util.Map;

/**
 * What all pages of the setup have.
 *
 * @param messages in the language of who looks
 * @param isInWifi whether who looks is in the box's own Wi-Fi, without encryption of the page's own
 */
public record Frame(Messages messages, String boxName, boolean isInWifi) {
  /** The code of the language. */
  public String language() {
    return messages.language();
  }

  /** A text of the setup. */
  public String text(String key) {
    return text(key, Map.of());
  }

  /** A text of the setup with values. */
  public String text(String key, Map<String, String> values) {
    return messages.text("setup." + key, values);
  }

  /** What became of a change, in a sentence. */
  public String line(UplinkAttempt attempt) {
    return new UplinkWords(messages).line(attempt);
  }

  /** What to do about it; empty for nothing. */
  public String next(UplinkAttempt attempt) {
    return new UplinkWords(messages).next(attempt);
  }

  /** As a light: it works, it does not, or nobody knows yet. */
  public String light(UplinkAttempt attempt) {
    return switch (attempt.stage()) {
      case TRYING -> "grey";
      case KEPT -> "green";
      case TAKEN_BACK -> "red";
    };
  }

  /** When it came to that. */
  public String time(UplinkAttempt attempt) {
    return text("result.since", Map.of("at", attempt.at().toString()));
  }

  /** A service's light in a word, by its reason. */
  public String service(String reason) {
    return messages.text("portal.service." + reason, Map.of());
  }
}
