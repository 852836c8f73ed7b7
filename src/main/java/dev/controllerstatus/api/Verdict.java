package dev.controllerstatus.api;

import dev.controllerstatus.words.Messages;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** A situation with a cause, in the words of the page. */
public record Verdict(SituationBody situation, Messages messages, Instant now) {
  // So long without being seen is more than the usual time from one attempt to the next.
  private static final Duration UNSEEN = Duration.ofSeconds(20);

  /** What is wrong with the box and has a name, the worst first. */
  public static List<Verdict> of(StatusBody status, Messages messages) {
    return status.situations().stream()
        .filter(s -> !s.cause().equals(SituationBody.UNKNOWN))
        .map(s -> new Verdict(s, messages, status.at()))
        .toList();
  }

  /** The colour of it. */
  public String light() {
    return situation.severity().equals("down") ? "red" : "yellow";
  }

  /** A label of the page. */
  public String label(String word) {
    return messages.text("page." + word, Map.of());
  }

  /** What it means for charging. */
  public String effect() {
    return messages.eachShipped(situation.effect());
  }

  /** Since when, and whether it is still seen. */
  public String time() {
    boolean isUnseen = now.isAfter(situation.seen().plus(UNSEEN));
    return messages.text(
        isUnseen ? "page.unseen" : "page.since",
        Map.of(
            "since", situation.since().toString(),
            "seen", situation.seen().toString(),
            "lasted", Duration.between(situation.since(), now).toString()));
  }
}
