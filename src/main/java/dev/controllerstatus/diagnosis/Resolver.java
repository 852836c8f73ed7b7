package dev.controllerstatus.diagnosis;

import dev.controllerstatus.history.Kept;
import dev.controllerstatus.sample.Fact.Lookup;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What one resolver did in one sample that asked it several questions. */
record Resolver(String server, List<Lookup> lookups, Kept kept) {
  /** How a resolver is, by its answers. */
  enum State {
    GOOD,
    SILENT,
    REFUSES,
    /** It fails, or knows only what it has heard before. */
    CUT
  }

  /** All that one sample asked. */
  static List<Resolver> of(Kept kept) {
    List<Lookup> all = Track.facts(kept, Lookup.class).toList();
    return all.stream()
        .map(Lookup::server)
        .distinct()
        .sorted()
        .map(
            server ->
                new Resolver(
                    server, all.stream().filter(l -> l.server().equals(server)).toList(), kept))
        .toList();
  }

  /**
   * A resolver that answers a name it knows has proven only its memory; a random name below it has
   * to be asked upstream, and "no such name" is as good an answer to it as any.
   */
  State state() {
    if (lookups.stream().allMatch(lookup -> lookup.took() == null)) {
      return State.SILENT;
    } else if (answered().allMatch(l -> is(l, "refused"))) {
      return State.REFUSES;
    } else if (answered().allMatch(l -> is(l, "servfail"))) {
      return State.CUT;
    }
    boolean isUpstreamGone =
        uncached().map(l -> l.took() == null || is(l, "servfail")).orElse(false);
    return isUpstreamGone ? State.CUT : State.GOOD;
  }

  private Stream<Lookup> answered() {
    return lookups.stream().filter(lookup -> lookup.took() != null);
  }

  private Optional<Lookup> uncached() {
    return lookups.stream().filter(lookup -> lookup.question().equals("uncached")).findFirst();
  }

  /** Whether names that it has heard before still come from it. */
  boolean isRemembering() {
    return answered().anyMatch(l -> l.question().equals("cached") && is(l, "noerror"));
  }

  private static boolean is(Lookup lookup, String answer) {
    return lookup.answer().equalsIgnoreCase(answer);
  }

  /** How long it took for a name that it is asked for regularly. */
  @Nullable Duration took() {
    return lookups.stream()
        .filter(l -> l.question().equals("cached") && l.transport().equals("udp"))
        .map(Lookup::took)
        .flatMap(Stream::ofNullable)
        .findFirst()
        .orElse(null);
  }

  /** What it answered, for people. */
  String answers() {
    return lookups.stream()
        .map(Lookup::answer)
        .distinct()
        .sorted()
        .reduce((a, b) -> a + ", " + b)
        .orElse("");
  }
}
