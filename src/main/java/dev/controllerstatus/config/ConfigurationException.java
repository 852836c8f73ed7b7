package dev.controllerstatus.config;

import java.util.List;

/** The configuration cannot be used; carries every mistake, one line each, fit to be shown. */
public final class ConfigurationException extends Exception {
  private static final long serialVersionUID = 1;
  private final transient List<String> problems;

  /** All mistakes found, in the order in which a person would mend them. */
  public ConfigurationException(List<String> problems) {
    super(String.join(System.lineSeparator(), problems));
    this.problems = List.copyOf(problems);
  }

  /** One line per mistake. */
  public List<String> problems() {
    return problems;
  }
}
