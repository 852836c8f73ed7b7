package dev.controllerstatus.diagnosis;

import java.util.List;

/**
 * A stretch of time in which a service failed now and then, between two calm hours.
 *
 * @param steps those of its ledger in which it failed, ascending
 */
record Spell(List<Integer> steps) {
  /** Spells that are closer than this are one. */
  static final int HOUR = 4;

  int first() {
    return steps.getFirst();
  }

  int last() {
    return steps.getLast();
  }

  int length() {
    return last() - first() + 1;
  }

  /** In how many hours of the clock it failed. */
  int hours(Ledger ledger) {
    return (int) steps.stream().mapToInt(ledger::hour).distinct().count();
  }
}
