package dev.controllerstatus.diagnosis;

import dev.controllerstatus.history.Kept;
import dev.controllerstatus.sample.Fact.Control;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** The addresses that a service's name leads to, now and usually. */
final class Addresses {
  private Addresses() {}

  /** Where it was when it was good. */
  static Set<String> usual(Seen seen) {
    Set<String> met = new HashSet<>();
    Set<String> usual = new TreeSet<>();
    seen.good().map(Trail::peer).filter(peer -> !peer.isEmpty()).ifPresent(usual::add);
    for (Kept kept : seen.track().samples()) {
      if (Track.isUp(kept)) {
        Seen.address(kept)
            .filter(met::add)
            .filter(address -> !Names.isPrivate(address))
            .ifPresent(usual::add);
      }
    }
    return usual;
  }

  /** Where it was sought now. */
  static List<String> current(Seen seen) {
    List<String> current = new ArrayList<>();
    seen.track().fresh().flatMap(Seen::address).ifPresent(current::add);
    if (seen.isFailing()) {
      seen.current().map(Trail::peer).filter(peer -> !peer.isEmpty()).ifPresent(current::add);
      answers(seen).forEach(current::addAll);
    }
    return current;
  }

  /** What each resolver answers for the name. */
  static List<List<String>> answers(Seen seen) {
    return seen.current().stream()
        .flatMap(trail -> trail.controls(Control.What.RESOLVER))
        .filter(BlockedNames::isAddresses)
        .map(BlockedNames::addresses)
        .toList();
  }

  /** Whether one resolver leads there, and another one still to the usual place. */
  static boolean isDisputed(String address, Set<String> usual, Seen seen) {
    List<List<String>> answers = answers(seen);
    return answers.stream().anyMatch(list -> list.contains(address))
        && answers.stream().anyMatch(list -> list.stream().anyMatch(usual::contains));
  }

  /** The latest samples that met this address. */
  static List<Kept> run(Seen seen, String address) {
    return seen.track().run(kept -> Seen.address(kept).map(address::equals).orElse(false));
  }

  /** Whether it is still where it always was, as far as is known. */
  static boolean isUsual(Seen seen) {
    Set<String> usual = usual(seen);
    return usual.isEmpty() || usual.containsAll(current(seen));
  }
}
