package dev.controllerstatus.diagnosis;

import dev.controllerstatus.history.Kept;
import dev.controllerstatus.sample.Fact.Control;
import dev.controllerstatus.sample.Fault.Unresolved;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Single names that a resolver answers wrongly while it answers others. A name that had an address
 * until now, or has one at another resolver, exists: whoever says that it does not is filtering. A
 * name that leads to an address of no use to the internet is led astray on purpose.
 */
final class BlockedNames implements Rule {
  @Override
  public void judge(Scene scene, Notes notes) {
    blocked(scene, notes);
    hijacked(scene, notes);
  }

  private static void blocked(Scene scene, Notes notes) {
    Map<String, List<Seen>> byHost = new TreeMap<>();
    Resolvers.nameless(
            scene,
            notes,
            reason ->
                reason == Unresolved.Reason.NO_SUCH_NAME || reason == Unresolved.Reason.NO_ADDRESS)
        .forEach(seen -> byHost.computeIfAbsent(seen.host(), _ -> new ArrayList<>()).add(seen));
    byHost.forEach((host, services) -> blocked(host, services, notes));
  }

  private static void blocked(String host, List<Seen> services, Notes notes) {
    List<Control> answers =
        services.stream()
            .flatMap(seen -> seen.current().stream())
            .flatMap(trail -> trail.controls(Control.What.RESOLVER))
            .toList();
    Optional<Control> knowing = answers.stream().filter(BlockedNames::isAddresses).findFirst();
    List<Kept> before =
        services.stream().flatMap(seen -> seen.track().latestUp().stream()).toList();
    if (knowing.isEmpty() && before.isEmpty()) {
      return;
    }
    Draft draft =
        new Draft(
                Code.DNS_NAME_BLOCKED,
                host,
                Resolvers.began(services),
                knowing.isPresent() ? 0.97 : 0.8)
            .value("host", host)
            .proof(
                Says.NAME_UNKNOWN,
                Map.of("host", host, "resolver", Names.list(deniers(answers))),
                services.stream().map(Seen::last).toList());
    knowing.ifPresent(
        control ->
            draft.proof(
                Says.OTHER_KNOWS,
                Map.of("host", host, "resolver", control.to(), "address", control.answer()),
                looks(services)));
    if (!before.isEmpty()) {
      draft.proof(
          Says.NAME_KNOWN_BEFORE, Map.of("host", host, "at", Track.at(before.getFirst())), before);
    }
    notes.own(draft, services);
  }

  private static List<Kept> looks(List<Seen> services) {
    return services.stream().flatMap(seen -> seen.current().stream()).map(Trail::kept).toList();
  }

  private static Set<String> deniers(List<Control> answers) {
    return answers.stream()
        .filter(control -> !isAddresses(control))
        .map(Control::to)
        .collect(Collectors.toSet());
  }

  static boolean isAddresses(Control control) {
    return addresses(control).stream().findFirst().map(Names::isAddress).orElse(false);
  }

  static List<String> addresses(Control control) {
    return Arrays.asList(control.answer().split(" "));
  }

  /** A service with the address that it was found at. */
  private static void hijacked(Scene scene, Notes notes) {
    for (Seen seen : scene.services()) {
      if (notes.isOpen(seen) && !Names.isAddress(seen.host())) {
        astray(seen).ifPresent(address -> tell(seen, address, scene, notes));
      }
    }
  }

  /** The address that its name leads to now, when that cannot be right. */
  private static Optional<String> astray(Seen seen) {
    Set<String> usual = Addresses.usual(seen);
    List<String> current = Addresses.current(seen);
    return current.stream()
        .filter(address -> !usual.contains(address) && !usual.isEmpty())
        .filter(address -> isWrong(address, usual, seen))
        .findFirst();
  }

  private static boolean isWrong(String address, Set<String> usual, Seen seen) {
    boolean isPrivate = Names.isPrivate(address) && usual.stream().noneMatch(Names::isPrivate);
    return isPrivate || (seen.isFailing() && Addresses.isDisputed(address, usual, seen));
  }

  private static void tell(Seen seen, String address, Scene scene, Notes notes) {
    List<Kept> run = Addresses.run(seen, address);
    Kept first = run.isEmpty() ? seen.last() : run.getFirst();
    Draft draft =
        new Draft(
                Code.DNS_HIJACKED,
                seen.host(),
                seen.isFailing() ? seen.began() : Track.at(first),
                0.9)
            .value("host", seen.host())
            .value("address", address)
            .value("usual", Names.list(Addresses.usual(seen)))
            .proof(
                Says.LED_ASTRAY,
                Map.of(
                    "host", seen.host(),
                    "address", address,
                    "usual", Names.list(Addresses.usual(seen))),
                run.isEmpty() ? List.of(seen.last()) : run);
    seen.current()
        .filter(trail -> trail.peer().equals(address))
        .ifPresent(trail -> draft.proof(Says.LOOKED_AT, Map.of("address", address), trail.kept()));
    notes.own(
        draft,
        scene.services().stream()
            .filter(other -> other.host().equals(seen.host()) && notes.isOpen(other))
            .filter(other -> other == seen || other.isFailing())
            .toList());
  }
}
