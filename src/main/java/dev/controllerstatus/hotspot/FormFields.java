package dev.controllerstatus.hotspot;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The fields of a form and what is wrong with them. */
final class FormFields {
  private final Map<String, String> texts;
  private final List<UplinkMistake> mistakes = new ArrayList<>();

  FormFields(Map<String, String> texts) {
    this.texts = texts;
  }

  /** Without blanks at its ends; empty where there is none. */
  String text(String field) {
    return texts.getOrDefault(field, "").strip();
  }

  /** As it was typed, for a blank may belong to a password. */
  String secret(String field) {
    return texts.getOrDefault(field, "");
  }

  boolean isSet(String field) {
    return "true".equals(text(field));
  }

  <T> Optional<T> wrong(UplinkMistake mistake) {
    mistakes.add(mistake);
    return Optional.empty();
  }

  List<UplinkMistake> mistakes() {
    return List.copyOf(mistakes);
  }
}
