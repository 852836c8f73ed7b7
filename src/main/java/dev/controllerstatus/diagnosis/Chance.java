package dev.controllerstatus.diagnosis;

/** How far chance goes. */
final class Chance {
  private Chance() {}

  /** How likely at least this many are where {@code mean} are expected, if each comes by itself. */
  static double ofAtLeast(long count, double mean) {
    double term = Math.exp(-mean);
    double below = 0;
    for (long i = 0; i < count; i++) {
      below += term;
      term *= mean / (i + 1);
    }
    return Math.max(0, 1 - below);
  }

  /** How likely at least this many of all are where each has this chance by itself. */
  static double ofAtLeast(int count, int of, double each) {
    if (each >= 1) {
      return 1;
    }
    double term = Math.pow(1 - each, of);
    double fewer = 0;
    for (int i = 0; i < count; i++) {
      fewer += term;
      term *= each / (1 - each) * (of - i) / (i + 1);
    }
    return Math.max(0, 1 - fewer);
  }
}
