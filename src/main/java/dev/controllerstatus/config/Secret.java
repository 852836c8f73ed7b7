package dev.controllerstatus.config;

/** A password or key that never shows itself in a log, a message or an answer. */
public record Secret(String reveal) {
  @Override
  public String toString() {
    return "***";
  }
}
