package dev.controllerstatus.setup;

/** A form of the setup, as its fields need it; they are named as in the form. */
public interface Form {
  /** What all pages have. */
  Frame frame();

  /** What stands in a field. */
  String value(String field);

  /** What is wrong with a field; empty for nothing. */
  String mistake(String field);

  /** Whether a secret was typed and is gone, though nothing was wrong with it. */
  default boolean isGone(String field) {
    return false;
  }

  /** Whether it is the first to type in. */
  boolean isFirst(String field);

  /** Whether it can only be changed elsewhere. */
  default boolean isLocked(String field) {
    return false;
  }
}
