package dev.controllerstatus.diagnosis;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Spells of one service that belong together: between them it was never calm for long enough to
 * count as mended.
 *
 * @param before how the record began: spells that were over
 */
record Story(Ledger ledger, List<Spell> before, List<Spell> spells, Bystanders bystanders) {
  private static final Duration LEAST_CALM = Duration.ofDays(2);
  private static final Duration MOST_CALM = Duration.ofDays(6);
  private static final int LATE = 4;
  private static final double UNLIKELY = 0.05;

  /** The latest one, whether it is told or not. */
  static Optional<Story> latest(Ledger ledger, List<Spell> all, Bystanders bystanders) {
    int begin = 0;
    for (int i = 1; i < all.size(); i++) {
      Duration calm = calm(ledger, all.get(i - 1).last(), all.get(i).first());
      if (calm.compareTo(quiet(ledger, all.subList(begin, i))) > 0) {
        begin = i;
      }
    }
    return all.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Story(ledger, all.subList(0, begin), all.subList(begin, all.size()), bystanders));
  }

  /** For how long it was seen to be well between two steps; what nobody saw does not count. */
  private static Duration calm(Ledger ledger, int from, int to) {
    return Ledger.STEP.step().multipliedBy(ledger.known(from + 1, to));
  }

  private static Duration quiet(Ledger ledger, List<Spell> spells) {
    return Durations.longer(
        LEAST_CALM, Durations.shorter(MOST_CALM, longestCalm(ledger, spells).multipliedBy(2)));
  }

  private static Duration longestCalm(Ledger ledger, List<Spell> spells) {
    Duration longest = Duration.ZERO;
    for (int i = 1; i < spells.size(); i++) {
      longest =
          Durations.longer(longest, calm(ledger, spells.get(i - 1).last(), spells.get(i).first()));
    }
    return longest;
  }

  /** How long it must be calm before it can count as over: longer than it ever was so far. */
  Duration quiet() {
    return quiet(ledger, spells);
  }

  Duration longestCalm() {
    return longestCalm(ledger, spells);
  }

  /** Whether it has been calm for long enough. */
  boolean isOver() {
    return calm(ledger, spells.getLast().last(), Ledger.REACH).compareTo(quiet()) > 0;
  }

  /**
   * Whether it shows at the moment: it failed within the last hour, or nobody knows, for the box
   * has not looked for an hour and more and is back since less than that.
   */
  boolean isSeen() {
    int known = 0;
    int unknown = 0;
    for (int step = Ledger.REACH - 1; step > spells.getLast().last(); step--) {
      unknown = ledger.isKnown(step) ? 0 : unknown + 1;
      known += ledger.isKnown(step) ? 1 : 0;
      if (unknown >= Spell.HOUR) {
        return true;
      } else if (known > Spell.HOUR) {
        return false;
      }
    }
    return true;
  }

  Instant since() {
    return ledger.at(spells.getFirst().first());
  }

  /** The steps in which it failed. */
  List<Integer> steps() {
    return spells.stream().flatMap(spell -> spell.steps().stream()).toList();
  }

  /** The hours in which it failed, each with its steps, oldest first. */
  List<List<Integer>> hours() {
    List<List<Integer>> hours = new ArrayList<>();
    for (int step : steps()) {
      if (hours.isEmpty() || ledger.hour(hours.getLast().getFirst()) != ledger.hour(step)) {
        hours.add(new ArrayList<>());
      }
      hours.getLast().add(step);
    }
    return hours;
  }

  /** On how many days it failed. */
  int days() {
    return (int) steps().stream().mapToInt(ledger::day).distinct().count();
  }

  /** How many hours with failures lie in the last quarter of the time in which it was watched. */
  int late() {
    int from = spells.getFirst().first();
    int begins = ledger.known(from, Ledger.REACH) * 3 / LATE;
    return (int)
        hours().stream().filter(hour -> ledger.known(from, hour.getFirst()) >= begins).count();
  }

  /** Whether those are more than chance puts there. */
  boolean isGrowing() {
    return Chance.ofAtLeast(late(), hours().size(), 1.0 / LATE) <= UNLIKELY;
  }
}
