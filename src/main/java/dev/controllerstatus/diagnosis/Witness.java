package dev.controllerstatus.diagnosis;

import java.util.Arrays;

/** What one target can tell of each step: that it was well, that it was in trouble, or nothing. */
final class Witness {
  /** What it says of a step. */
  enum Word {
    NOTHING,
    WELL,
    TROUBLED
  }

  private static final double UNLIKELY = 0.01;
  private static final int HOUR = 4;

  private final Ledger ledger;
  private final double usual;
  private final double noise;
  private final Word[] words = new Word[Ledger.REACH];

  Witness(Ledger ledger) {
    this.ledger = ledger;
    this.usual = usual(ledger);
    this.noise = noise(ledger);
    for (int step = 0; step < words.length; step++) {
      words[step] = word(step);
    }
  }

  Ledger ledger() {
    return ledger;
  }

  /** The share of attempts that fail in an hour like most. */
  double usual() {
    return usual;
  }

  /** The share of attempts that fail one by one, without what is clearly an event. */
  double noise() {
    return noise;
  }

  /** What it says of a step. */
  Word of(int step) {
    return words[step];
  }

  /** Whether it was in trouble then, or in the step before or after: trouble has no clock. */
  boolean isTroubledAround(int step) {
    for (int i = Math.max(0, step - 1); i <= Math.min(step + 1, words.length - 1); i++) {
      if (words[i] == Word.TROUBLED) {
        return true;
      }
    }
    return false;
  }

  private Word word(int step) {
    if (!ledger.isKnown(step)) {
      return Word.NOTHING;
    } else if (ledger.isOutage(step)) {
      // In the midst of a long outage of its own, it knows nothing of the others.
      boolean isInside = ledger.isOutage(step - 1) && ledger.isOutage(step + 1);
      return isInside ? Word.NOTHING : Word.TROUBLED;
    }
    int troubled = ledger.troubled(step);
    boolean isOdd =
        troubled > 0 && Chance.ofAtLeast(troubled, usual * ledger.attempts(step)) <= UNLIKELY;
    return isOdd ? Word.TROUBLED : Word.WELL;
  }

  private static double usual(Ledger ledger) {
    double[] shares = new double[Ledger.REACH / HOUR];
    int count = 0;
    for (int first = 0; first < Ledger.REACH; first += HOUR) {
      int attempts = 0;
      int troubled = 0;
      for (int step = first; step < first + HOUR; step++) {
        boolean isCounted = ledger.isKnown(step) && !ledger.isOutage(step);
        attempts += isCounted ? ledger.attempts(step) : 0;
        troubled += isCounted ? ledger.troubled(step) : 0;
      }
      if (attempts > 0) {
        shares[count++] = (double) troubled / attempts;
      }
    }
    Arrays.sort(shares, 0, count);
    return count == 0 ? 0 : shares[count / 2];
  }

  private static double noise(Ledger ledger) {
    long attempts = 0;
    long troubled = 0;
    for (int step = 0; step < Ledger.REACH; step++) {
      int some = ledger.troubled(step);
      boolean isEvent = some > 2 && some * 10 > ledger.attempts(step);
      attempts += isEvent ? 0 : ledger.attempts(step);
      troubled += isEvent ? 0 : some;
    }
    return attempts == 0 ? 0 : (double) troubled / attempts;
  }
}
