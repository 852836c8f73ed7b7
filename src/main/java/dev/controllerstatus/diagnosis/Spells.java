package dev.controllerstatus.diagnosis;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The hours in which a service failed more than chance explains, by its own past and by the others,
 * while all others were well.
 */
final class Spells {
  private static final double UNLIKELY = 1.0 / 50;
  private static final int DAY = 96;
  private static final int NEIGHBOURS = 3;

  private final Ledger ledger;
  private final double noise;
  private final Bystanders bystanders;

  private Spells(Witness witness, Bystanders bystanders) {
    this.ledger = witness.ledger();
    this.bystanders = bystanders;
    this.noise = Math.max(witness.usual(), bystanders.noise());
  }

  /** Oldest first. */
  static List<Spell> of(Witness witness, Bystanders bystanders) {
    return new Spells(witness, bystanders).found();
  }

  private List<Spell> found() {
    List<Integer> failed = new ArrayList<>();
    for (int step = 0; step < Ledger.REACH; step++) {
      if (ledger.failed(step) > 0 && !isAtOutage(step)) {
        failed.add(step);
      }
    }
    List<Integer> own = failed.stream().filter(bystanders::areWell).toList();
    // What mostly comes together with the trouble of others is not its own.
    return own.size() * 2 <= failed.size() ? List.of() : unscheduled(joined(beyondChance(own)));
  }

  /** An outage begins and ends within a step. */
  private boolean isAtOutage(int step) {
    return ledger.isOutage(step - 1) || ledger.isOutage(step) || ledger.isOutage(step + 1);
  }

  private List<Integer> beyondChance(List<Integer> steps) {
    Collection<List<Integer>> hours =
        steps.stream()
            .collect(Collectors.groupingBy(ledger::hour, TreeMap::new, Collectors.toList()))
            .values();
    return hours.stream().filter(this::isBeyondChance).flatMap(List::stream).toList();
  }

  private boolean isBeyondChance(List<Integer> steps) {
    int failed = steps.stream().mapToInt(ledger::failed).sum();
    int attempts = 0;
    for (int step = steps.getFirst() - Spell.HOUR; step <= steps.getLast() + Spell.HOUR; step++) {
      boolean isInHour = ledger.hour(step) == ledger.hour(steps.getFirst());
      attempts += isInHour ? ledger.attempts(step) : 0;
    }
    return Chance.ofAtLeast(failed, noise * attempts) <= UNLIKELY;
  }

  private static List<Spell> joined(List<Integer> steps) {
    List<Spell> spells = new ArrayList<>();
    int begin = 0;
    for (int i = 1; i <= steps.size(); i++) {
      if (i == steps.size() || steps.get(i) - steps.get(i - 1) > Spell.HOUR) {
        spells.add(new Spell(List.copyOf(steps.subList(begin, i))));
        begin = i;
      }
    }
    return steps.isEmpty() ? List.of() : spells;
  }

  /** Without what comes once a day at the same time: that is somebody's plan. */
  private List<Spell> unscheduled(List<Spell> spells) {
    List<Spell> scheduled = spells.stream().filter(this::isScheduled).toList();
    Map<Integer, Long> byDay =
        scheduled.stream()
            .collect(
                Collectors.groupingBy(spell -> ledger.day(spell.first()), Collectors.counting()));
    return spells.stream()
        .filter(
            spell ->
                !scheduled.contains(spell) || byDay.getOrDefault(ledger.day(spell.first()), 0L) > 1)
        .toList();
  }

  /** Whether it was the same on most of the days around. */
  private boolean isScheduled(Spell spell) {
    if (spell.length() > Spell.HOUR + 1) {
      return false;
    }
    int known = 0;
    int same = 0;
    for (int day = -NEIGHBOURS; day <= NEIGHBOURS; day++) {
      int step = spell.first() + day * DAY;
      if (day != 0 && ledger.isKnown(step)) {
        known++;
        same += hasFailed(step - 1, step + spell.length()) ? 1 : 0;
      }
    }
    return known >= NEIGHBOURS && same * 3 >= known * 2;
  }

  private boolean hasFailed(int first, int last) {
    for (int step = first; step <= last; step++) {
      if (ledger.troubled(step) > 0) {
        return true;
      }
    }
    return false;
  }
}
