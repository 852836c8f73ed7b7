package dev.controllerstatus.diagnosis;

import java.util.List;
import java.util.stream.Stream;

/**
 * Whether spells are more than what a service always has. Trouble has to stand out once from all
 * that was before it; then it is trouble as long as it goes on, also when that is usual by then.
 */
final class Rise {
  // A restart has its hour, and so has its repetition.
  private static final int HOURS = 6;
  private static final int SPELLS = 3;
  private static final int DAYS = 2;
  // Of what comes once a day, most is somebody's plan.
  private static final int HOURS_A_DAY = 2;
  private static final int LONGEST = 24;
  private static final double UNLIKELY = 1e-6;

  private Rise() {}

  static boolean isIn(Story story) {
    List<Spell> spells = story.spells();
    for (int i = 0; i < spells.size(); i++) {
      for (int k = i + SPELLS; k <= Math.min(spells.size(), i + LONGEST); k++) {
        if (isEnough(story, spells.subList(i, k)) && standsOut(story, i, k)) {
          return true;
        }
      }
    }
    return false;
  }

  private static boolean isEnough(Story story, List<Spell> spells) {
    Ledger ledger = story.ledger();
    int hours = hours(ledger, spells.stream());
    int days =
        (int)
            spells.stream()
                .flatMap(spell -> spell.steps().stream())
                .mapToInt(ledger::day)
                .distinct()
                .count();
    return hours >= HOURS && days >= DAYS && hours >= days * HOURS_A_DAY;
  }

  /** Whether so many of all hours with failures lie in so little of the time by chance. */
  private static boolean standsOut(Story story, int from, int to) {
    Ledger ledger = story.ledger();
    List<Spell> spells = story.spells().subList(from, to);
    int first = spells.getFirst().first();
    int last = spells.getLast().last();
    int hours = hours(ledger, spells.stream());
    int earlier =
        hours(
            ledger,
            Stream.concat(story.before().stream(), story.spells().subList(0, from).stream()));
    double lasted = ledger.known(first, last + 1);
    double share = lasted / (ledger.known(0, first) + lasted);
    return Chance.ofAtLeast(hours, hours + earlier, share) <= UNLIKELY
        && story.bystanders().areCalmer(hours, first, last);
  }

  private static int hours(Ledger ledger, Stream<Spell> spells) {
    return spells.mapToInt(spell -> spell.hours(ledger)).sum();
  }
}
