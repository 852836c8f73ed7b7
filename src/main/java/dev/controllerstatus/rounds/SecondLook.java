package dev.controllerstatus.rounds;

import dev.controllerstatus.sample.Fact;
import dev.controllerstatus.sample.Outcome;
import dev.controllerstatus.sample.Outcome.Down;
import dev.controllerstatus.sample.Outcome.Up;
import dev.controllerstatus.sample.Sample;
import dev.controllerstatus.target.Role;
import dev.controllerstatus.target.Target;
import dev.controllerstatus.target.TargetId;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.stream.Stream;

/**
 * Looks again, and at more, as soon as a service is in trouble: a cause is to be known in seconds,
 * not when the next round comes. Called by one thread at a time.
 */
final class SecondLook {
  // From one look at the way to the next while the trouble lasts; the last one over and over.
  private static final List<Duration> AGAIN =
      List.of(
          Duration.ofSeconds(5),
          Duration.ofSeconds(10),
          Duration.ofSeconds(30),
          Duration.ofSeconds(60),
          Duration.ofSeconds(300),
          Duration.ofSeconds(600));
  // The other services are asked within this time, so that not all packets leave at once.
  private static final Duration SPREAD = Duration.ofMillis(500);
  private static final Duration OTHERS_AT_MOST_EVERY = Duration.ofSeconds(10);
  private static final Duration WAY_AT_MOST_EVERY = Duration.ofSeconds(2);
  // Two looks at different hosts show what they share; a line that is thin must carry them all.
  private static final int LOOKS_AT_ONCE = 4;
  private static final Duration AT_ONCE = Duration.ofSeconds(2);
  // A box that is too busy to measure is not made busier, and what it measured would tell nothing.
  private static final Duration BUSY = Duration.ofMillis(500);

  private List<Target> targets;
  private final Consumer<TargetId> ask;
  private final Timer timer;
  private final LongSupplier nanoTime;
  private final Map<TargetId, Integer> troubles = new HashMap<>();
  private final Map<TargetId, Set<String>> said = new HashMap<>();
  private final Map<TargetId, Boolean> isGood = new HashMap<>();
  private final Deque<Long> looks = new ArrayDeque<>();
  private final AtMost others = new AtMost(OTHERS_AT_MOST_EVERY);
  private final AtMost comeback = new AtMost(OTHERS_AT_MOST_EVERY);
  private final AtMost way = new AtMost(WAY_AT_MOST_EVERY);
  private int begun;
  private boolean isBusy;

  /** Does something later. */
  interface Timer {
    /** Once, after this time. */
    void after(Duration time, Runnable task);
  }

  /** Something that is not done again before its time. */
  private final class AtMost {
    private final Duration every;
    private Optional<Long> last = Optional.empty();

    AtMost(Duration every) {
      this.every = every;
    }

    /** Whether it may be done; then it counts as done. */
    boolean isDue() {
      long now = nanoTime.getAsLong();
      boolean isDue = last.filter(at -> now - at < every.toNanos()).isEmpty();
      if (isDue) {
        last = Optional.of(now);
      }
      return isDue;
    }
  }

  SecondLook(List<Target> targets, Consumer<TargetId> ask, Timer timer, LongSupplier nanoTime) {
    this.targets = List.copyOf(targets);
    this.ask = ask;
    this.timer = timer;
    this.nanoTime = nanoTime;
  }

  /** From now on these are the targets; what is known of the others is forgotten. */
  synchronized void replace(List<Target> others) {
    List<Target> before = targets;
    targets = List.copyOf(others);
    before.stream()
        .filter(target -> !targets.contains(target))
        .map(Target::id)
        .forEach(
            id -> {
              troubles.remove(id);
              said.remove(id);
              isGood.remove(id);
            });
  }

  /** Takes in what has become of a target. */
  synchronized void heard(Sample sample) {
    delay(sample.outcome()).ifPresent(delay -> isBusy = delay.compareTo(BUSY) >= 0);
    targets.stream()
        .filter(target -> target.id().equals(sample.target()))
        .findFirst()
        .ifPresent(target -> heard(target, sample.outcome()));
  }

  /** How long the box's own programs wait for the processor, where that was measured. */
  private static Optional<Duration> delay(Outcome outcome) {
    List<Fact> facts =
        switch (outcome) {
          case Up up -> up.facts();
          case Down down -> down.facts();
          case Outcome.Skipped _, Outcome.Inconclusive _ -> List.of();
        };
    return facts.stream()
        .filter(Fact.Load.class::isInstance)
        .map(fact -> ((Fact.Load) fact).delay())
        .findFirst();
  }

  private void heard(Target target, Outcome outcome) {
    if (target.role() == Role.SERVICE) {
      service(target, outcome);
    } else if (isOfAll(target) && (outcome instanceof Up || outcome instanceof Down)) {
      way(target, outcome instanceof Up);
    }
  }

  /** What every service needs has gone or has come back: each of them is about to tell as much. */
  private void way(Target way, boolean isUp) {
    Boolean before = isGood.put(way.id(), isUp);
    if (before != null && before != isUp && (isUp ? comeback : others).isDue()) {
      askAll(services().toList());
    }
  }

  private static boolean isOfAll(Target target) {
    return target.role() == Role.WAY && target.leadsTo().isEmpty();
  }

  private Stream<Target> services() {
    return targets.stream().filter(target -> target.role() == Role.SERVICE);
  }

  private void service(Target service, Outcome outcome) {
    switch (outcome) {
      case Up up when up.latency().compareTo(service.service().slowAbove()) < 0 -> {
        isGood.put(service.id(), true);
        troubles.remove(service.id());
        said.remove(service.id());
      }
      case Up _ -> trouble(service, false);
      case Down down -> {
        // What fails in another way than before tells something new, once.
        if (said.computeIfAbsent(service.id(), _ -> new HashSet<>()).add(down.fault().code())) {
          troubles.remove(service.id());
        }
        trouble(service, true);
      }
      case Outcome.Skipped _, Outcome.Inconclusive _ -> {} // Says nothing of the service.
    }
  }

  private void trouble(Target service, boolean isDown) {
    if (isDown && !Boolean.FALSE.equals(isGood.get(service.id()))) {
      List<Boolean> known = services().map(Target::id).map(isGood::get).toList();
      boolean wasAllWell = known.contains(true) && !known.contains(false);
      askWayOfAll();
      if (wasAllWell) {
        askOthers(service);
      }
    }
    if (isDown) {
      isGood.put(service.id(), false);
    }
    if (!troubles.containsKey(service.id())) {
      int number = ++begun;
      troubles.put(service.id(), number);
      look(service.id(), number, 0);
    }
  }

  /** The box, the gateway: what every service needs. */
  private void askWayOfAll() {
    if (way.isDue()) {
      targets.stream().filter(SecondLook::isOfAll).forEach(target -> ask.accept(target.id()));
    }
  }

  /** Whether it is only this one is the first question that everybody asks. */
  private void askOthers(Target service) {
    if (others.isDue()) {
      askAll(services().filter(target -> !target.equals(service)).toList());
    }
  }

  private void askAll(List<Target> services) {
    for (int i = 0; i < services.size(); i++) {
      TargetId id = services.get(i).id();
      timer.after(SPREAD.multipliedBy(i).dividedBy(services.size()), () -> ask.accept(id));
    }
  }

  /** Looks at the way, and again after longer and longer, until the service is well. */
  private synchronized void look(TargetId service, int number, int turn) {
    if (!Integer.valueOf(number).equals(troubles.get(service))) {
      return;
    }
    if (isBusy || isCrowded()) {
      timer.after(isBusy ? AGAIN.getFirst() : SPREAD, () -> look(service, number, turn));
      return;
    }
    looks.addLast(nanoTime.getAsLong());
    targets.stream()
        .filter(target -> target.leadsTo().filter(service::equals).isPresent())
        .forEach(target -> ask.accept(target.id()));
    timer.after(AGAIN.get(Math.min(turn, AGAIN.size() - 1)), () -> look(service, number, turn + 1));
  }

  private boolean isCrowded() {
    long now = nanoTime.getAsLong();
    looks.removeIf(at -> now - at >= AT_ONCE.toNanos());
    return looks.size() >= LOOKS_AT_ONCE;
  }
}
