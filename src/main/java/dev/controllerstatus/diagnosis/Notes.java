package dev.controllerstatus.diagnosis;

import dev.controllerstatus.target.TargetId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** What has been found so far, from the bottom up. */
final class Notes {
  // What these do to a service is to make it worse, not to take it away.
  private static final Set<Code> MILD =
      EnumSet.of(
          Code.BOX_OVERLOADED,
          Code.LINK_SLOW,
          Code.DNS_SLOW,
          Code.DNS_DEGRADED,
          Code.LINE_SLOW,
          Code.SERVICE_SLOW,
          Code.SERVICE_PARTIAL,
          Code.SERVICE_CREDENTIALS,
          Code.FIREWALL_IDLE_TIMEOUT,
          Code.TIME_RATE_LIMITED);

  // The gateway is looked at every few seconds.
  private static final Duration AROUND = Duration.ofSeconds(6);

  private final List<Draft> causes = new ArrayList<>();
  private final Set<TargetId> explained = new TreeSet<>();
  private final Set<TargetId> notJudged = new TreeSet<>();
  private final List<Event> events = new ArrayList<>();
  private boolean isHasty;

  /** Something that services stand on: their own failures say nothing about them. */
  void parent(Draft draft, List<Seen> children) {
    draft.affects(children);
    causes.add(draft);
    children.forEach(child -> explained.add(child.id()));
    children.stream().filter(Seen::isFailing).forEach(child -> notJudged.add(child.id()));
  }

  /** A fault of these services alone, or of what is between. */
  void own(Draft draft, List<Seen> services) {
    draft.affects(services);
    causes.add(draft);
    services.forEach(service -> explained.add(service.id()));
  }

  /** A fault of this service that is not what keeps it from answering just now. */
  void beside(Draft draft, Seen seen) {
    draft.affects(List.of(seen));
    causes.add(draft);
  }

  /** What was found already under this code and subject. */
  Optional<Draft> find(Code code, String subject) {
    return causes.stream().filter(draft -> draft.isOf(code, subject)).findFirst();
  }

  /** A service that is itself what the cause is about: judged, and by this cause alone. */
  void explained(Draft draft, Seen seen) {
    draft.affects(List.of(seen));
    explained.add(seen.id());
  }

  /** Services whose trouble is known to be none of theirs, without a cause of its own. */
  void notJudged(List<Seen> services) {
    services.forEach(service -> notJudged.add(service.id()));
    services.forEach(service -> explained.add(service.id()));
  }

  void event(Event event) {
    events.add(event);
  }

  /** When another unit of the gateway took over last; until then nothing passed for a while. */
  Instant takenOver() {
    return events.stream()
        .filter(event -> event.kind() == Event.Kind.GATEWAY_FAILOVER)
        .map(Event::at)
        .max(Instant::compareTo)
        .orElse(Instant.MIN);
  }

  /** Whether another unit of the gateway took over between these, or about then. */
  boolean hasTakenOver(Instant from, Instant until) {
    return events.stream()
        .filter(event -> event.kind() == Event.Kind.GATEWAY_FAILOVER)
        .map(Event::at)
        .anyMatch(at -> at.isAfter(from.minus(AROUND)) && at.isBefore(until.plus(AROUND)));
  }

  /** The box is too busy for its own measurements to be believed. */
  void distrustTimes() {
    isHasty = true;
  }

  boolean areTimesTrusted() {
    return !isHasty;
  }

  boolean has(Code code) {
    return causes.stream().anyMatch(draft -> draft.code() == code);
  }

  /** Whether one of these was found. */
  boolean hasAny(Set<Code> codes) {
    return causes.stream().anyMatch(draft -> codes.contains(draft.code()));
  }

  /** Whether its trouble still wants a cause. */
  boolean isOpen(Seen seen) {
    return !explained.contains(seen.id());
  }

  /** Failing services that nothing explains yet. */
  List<Seen> open(Scene scene) {
    return scene.failing().filter(this::isOpen).toList();
  }

  Finding finding() {
    List<Cause> sorted =
        causes.stream()
            .map(Draft::done)
            .sorted(
                Comparator.<Cause>comparingInt(cause -> MILD.contains(cause.code()) ? 1 : 0)
                    .thenComparing(cause -> cause.code().layer())
                    .thenComparingInt(cause -> -cause.affects().size())
                    .thenComparing(Cause::code)
                    .thenComparing(Cause::subject))
            .toList();
    events.sort(Comparator.comparing(Event::at).thenComparing(Event::kind));
    return new Finding(sorted, notJudged, events);
  }
}
