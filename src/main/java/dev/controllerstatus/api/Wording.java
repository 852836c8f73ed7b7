package dev.controllerstatus.api;

import dev.controllerstatus.words.Messages;
import java.util.Map;

/** Texts, times and figures for people, in one language. */
record Wording(Messages messages) {
  String text(String key) {
    return messages.text(key);
  }

  String text(String key, Map<String, String> values) {
    return messages.text(key, values);
  }

  Times times() {
    return new Times(messages);
  }

  Ages ages() {
    return new Ages(messages);
  }

  Figures figures() {
    return new Figures(messages);
  }
}
