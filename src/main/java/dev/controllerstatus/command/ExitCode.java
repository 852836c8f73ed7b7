package dev.controllerstatus.command;

/** What the process ends with, for scripts and supervisors. */
final class ExitCode {
  /** Stopped as asked; {@code check}: the box's light is green; {@code doctor}: all is well. */
  static final int OK = 0;

  /** {@code check}: yellow; {@code doctor}: something is missing that the lights do without. */
  static final int YELLOW = 1;

  /** The configuration cannot be used; {@code check}: red; {@code doctor}: it does not run so. */
  static final int CONFIGURATION = 2;

  static final int RED = 2;

  /** Could not start, or could not check: the message says what to do. */
  static final int UNABLE = 3;

  /** Words on the command line that are not understood: EX_USAGE of sysexits. */
  static final int USAGE = 64;

  private ExitCode() {}
}
