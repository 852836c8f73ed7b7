package dev.controllerstatus.api;

import dev.controllerstatus.hotspot.Phase;
import dev.controllerstatus.hotspot.Trouble;
import dev.controllerstatus.hotspot.UplinkAttempt;
import dev.controllerstatus.hotspot.UplinkAttempt.Failure;
import dev.controllerstatus.hotspot.UplinkMistake;
import dev.controllerstatus.hotspot.WifiNetwork.Protection;
import dev.controllerstatus.words.Messages;
import java.util.Locale;
import java.util.Map;

/** The box's way to the network and its own Wi-Fi in sentences. */
public record UplinkWords(Messages messages) {
  /** What became of a change, in one line. */
  public String line(UplinkAttempt attempt) {
    Failure failure = attempt.failure();
    return messages.text(
        "setup.line." + attempt.stage().word(),
        Map.of("title", attempt.title(), "reason", failure == null ? "" : reason(failure)));
  }

  private String reason(Failure failure) {
    return text("setup.failure." + failure.word());
  }

  /** What to do about it; empty where there is nothing to be done. */
  public String next(UplinkAttempt attempt) {
    Failure failure = attempt.failure();
    return failure == null ? "" : text("setup.failure." + failure.word() + ".next");
  }

  /** Why there is no hotspot. */
  public String says(Trouble trouble) {
    return text("setup.trouble." + trouble.word());
  }

  /** What to do about that. */
  public String next(Trouble trouble) {
    return text("setup.trouble." + trouble.word() + ".next");
  }

  /** Where the hotspot is in its life. */
  public String says(Phase phase) {
    return text("setup.phase." + phase.word());
  }

  /** What is wrong with a field, and what is allowed. */
  public String says(UplinkMistake mistake) {
    return text("setup.mistake." + mistake.word());
  }

  /** What a network asks of whoever wants to join. */
  public String says(Protection protection) {
    return text("setup.protection." + word(protection));
  }

  /** The code for programs, such as {@code wpa2-wpa3}. */
  static String word(Protection protection) {
    return protection.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private String text(String key) {
    return messages.text(key, Map.of());
  }
}
