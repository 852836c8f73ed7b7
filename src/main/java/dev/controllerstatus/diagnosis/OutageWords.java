package dev.controllerstatus.diagnosis;

import dev.controllerstatus.history.Kept;
import dev.controllerstatus.sample.Fact.Announcement;
import dev.controllerstatus.sample.Fact.Hop;
import dev.controllerstatus.sample.Fact.Neighbour;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What a blackout proves, put into causes. */
final class OutageWords {
  private static final Duration LATELY = Duration.ofMinutes(2);
  private final Blackout blackout;
  private final Kept answer;

  OutageWords(Blackout blackout, Kept answer) {
    this.blackout = blackout;
    this.answer = answer;
  }

  void ofLine(Optional<Hop> refusal, Set<String> alive, Notes notes) {
    Draft draft = draft(Code.ISP_OUTAGE, 0.95);
    refusal.ifPresent(hop -> refuses(hop, draft.value("last", hop.from())));
    if (!alive.isEmpty()) {
      draft
          .value("last", Names.list(alive))
          .proof(Says.ROUTER_ANSWERS, Map.of("router", Names.list(alive)), blackout.looks());
    }
    gatewayAnswers(draft);
    notes.parent(draft, Scene.childrenOf(blackout.since(), blackout.side().remote()));
  }

  /** Either it says nothing, or it says itself that it knows no way on. */
  void ofGateway(Optional<Hop> refusal, Notes notes) {
    Draft draft = draft(Code.GATEWAY_NOT_FORWARDING, 0.95);
    List<Kept> announced = announced();
    draft.value("gateway", blackout.side().address());
    if (refusal.isPresent()) {
      refuses(refusal.get(), draft.value("form", "no-way"));
    } else if (isRedundant(announced)) {
      draft.value("form", "standby");
    }
    gatewayAnswers(draft);
    Map<String, Object> ends = Map.of("hop", 1, "usual", blackout.usualLength());
    draft.proof(Says.PATH_ENDS, ends, blackout.looks());
    Set<String> gone = blackout.routersGone();
    if (!gone.isEmpty()) {
      draft.proof(Says.ROUTERS_SILENT, Map.of("routers", Names.list(gone)), blackout.looks());
    }
    hardware(draft);
    if (!announced.isEmpty()) {
      draft.proof(Says.MASTER_ANNOUNCES, Map.of("master", master(announced.getLast())), announced);
    }
    keptAlive(draft);
    notes.parent(draft, Scene.childrenOf(blackout.since(), blackout.side().remote()));
  }

  private void refuses(Hop hop, Draft draft) {
    draft.proof(
        Says.ROUTER_REFUSES, Map.of("router", hop.from(), "word", hop.answer()), blackout.looks());
  }

  private Draft draft(Code code, double confidence) {
    return new Draft(code, blackout.side().subject(), blackout.since(), confidence)
        .proof(Says.NOTHING_REACHED, Outages.count(blackout), blackout.attempts());
  }

  private void gatewayAnswers(Draft draft) {
    Duration took = Side.roundTrip(answer).orElse(Duration.ZERO);
    draft
        .value("answer", took)
        .proof(
            Says.GATEWAY_ANSWERS,
            Map.of("gateway", blackout.side().address(), "took", took),
            answer);
  }

  /** That the same unit answers as before the break tells that no standby took over. */
  private void hardware(Draft draft) {
    Optional<String> now = hardware(answer);
    List<Kept> same = blackout.side().gateway().run(kept -> hardware(kept).equals(now));
    if (now.isPresent() && !same.isEmpty()) {
      Instant since = Track.at(same.getFirst());
      if (since.isBefore(blackout.since())) {
        draft.proof(
            Says.SAME_UNIT,
            Map.of("hardware", now.get(), "since", since),
            same.getFirst(),
            same.getLast());
      }
    }
  }

  private static Optional<String> hardware(Kept kept) {
    return Track.facts(kept, Neighbour.class)
        .map(Neighbour::hardware)
        .filter(text -> !text.isEmpty())
        .findFirst();
  }

  private List<Kept> announced() {
    return blackout.side().gateway().since(blackout.since().minus(LATELY)).stream()
        .filter(kept -> Track.facts(kept, Announcement.class).findAny().isPresent())
        .toList();
  }

  private static String master(Kept kept) {
    return Track.facts(kept, Announcement.class).map(Announcement::source).findFirst().orElse("");
  }

  private boolean isRedundant(List<Kept> announced) {
    return !announced.isEmpty() || hardware(answer).map(Failovers::isVirtual).orElse(false);
  }

  /** A connection that was there before lives on: only new ones die. */
  private void keptAlive(Draft draft) {
    List<Kept> alive =
        blackout.side().remote().stream()
            .flatMap(seen -> seen.track().fresh().stream())
            .filter(kept -> Seen.isKept(kept) && Track.at(kept).isAfter(blackout.since()))
            .toList();
    if (!alive.isEmpty()) {
      draft.proof(Says.KEPT_ALIVE, Map.of("count", alive.size()), alive);
    }
  }
}
