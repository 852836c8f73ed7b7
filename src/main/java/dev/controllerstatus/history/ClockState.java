package dev.controllerstatus.history;

/** What the box knew of its own clock when it noted a time. */
public enum ClockState {
  /** The operating system says that a time source keeps the clock right. */
  SYNCHRONISED,
  /** The operating system says that none does. */
  UNSYNCHRONISED,
  /** It does not say. */
  UNKNOWN
}
