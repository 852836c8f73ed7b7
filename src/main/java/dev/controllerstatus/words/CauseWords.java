package dev.controllerstatus.words;

import dev.controllerstatus.diagnosis.Cause;
import dev.controllerstatus.diagnosis.Event;
import dev.controllerstatus.diagnosis.Owner;
import dev.controllerstatus.diagnosis.Proof;
import java.util.HashMap;
import java.util.Map;

/** Causes, proofs and events in one language. */
public record CauseWords(Messages messages) {
  /** The whole of it in a sentence. */
  public String sentence(Cause cause) {
    return of(cause, "sentence");
  }

  /** What to do. */
  public String nextStep(Cause cause) {
    return of(cause, "next");
  }

  /** What it means for charging, if it means more than what the services' own effects say. */
  public String effect(Cause cause) {
    return messages.has(cause.code().word() + ".effect") ? of(cause, "effect") : "";
  }

  /** There may be a form of its own, where more is known. */
  private String of(Cause cause, String what) {
    String key = cause.code().word() + "." + what;
    String form = key + "." + cause.values().getOrDefault("form", "");
    return messages.text(messages.has(form) ? form : key, values(cause));
  }

  private Map<String, String> values(Cause cause) {
    Map<String, String> values = new HashMap<>(cause.values());
    values.computeIfPresent("service", (_, name) -> messages.shipped(name));
    return values;
  }

  /** What a proof says. */
  public String says(Proof proof) {
    return messages.text("says." + proof.says().word(), proof.values());
  }

  /** What happened. */
  public String says(Event event) {
    return messages.text("event." + event.kind().word(), event.values());
  }

  /** Who can mend it. */
  public String owner(Owner owner) {
    return messages.text("owner." + owner.word(), Map.of());
  }
}
