package dev.controllerstatus.api;

import dev.controllerstatus.api.StatusBody.ServiceBody;
import dev.controllerstatus.history.Kept;
import dev.controllerstatus.history.Recent;
import dev.controllerstatus.incident.Incident;
import dev.controllerstatus.incident.Incidents;
import dev.controllerstatus.rounds.Check;
import dev.controllerstatus.sample.Sample;
import dev.controllerstatus.sample.SampleSink;
import dev.controllerstatus.situation.Situation;
import dev.controllerstatus.situation.Situations;
import dev.controllerstatus.target.CurrentTargets;
import dev.controllerstatus.target.Role;
import dev.controllerstatus.target.Target;
import dev.controllerstatus.target.TargetId;
import dev.controllerstatus.words.Messages;
import io.micronaut.core.annotation.Order;
import io.micronaut.http.sse.Event;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.BufferOverflowStrategy;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Sinks;

/**
 * Everything that happens, as it happens, to whoever listens. Events are numbered; a listener that
 * comes back names the last number it has seen and gets what it missed, as far as it is kept.
 */
@Singleton
@Order(100)
final class Feed implements SampleSink {
  private static final Logger LOG = LoggerFactory.getLogger(Feed.class);
  private static final int KEPT = 500;
  private static final Duration HEARTBEAT = Duration.ofSeconds(15);

  private final CurrentTargets targets;
  private final Statuses statuses;
  private final SituationBodies situations;
  private final Recent recent;
  private final Map<TargetId, String> lights = new HashMap<>();
  private final Sinks.Many<Numbered> events = Sinks.many().replay().limit(KEPT);
  private final Deque<EventId> replayed = new ArrayDeque<>();
  // The last event that is replayed no more; at first, the last sample of an earlier run.
  private @Nullable EventId forgotten;
  private @Nullable EventId last;

  private record Numbered(EventId id, Event<?> event) {}

  Feed(
      CurrentTargets targets,
      Statuses statuses,
      SituationBodies situations,
      Incidents incidents,
      Situations open,
      Recent recent) {
    this.targets = targets;
    this.statuses = statuses;
    this.situations = situations;
    this.recent = recent;
    incidents.listen(this::changed);
    open.listen(this::changed);
    targets.listen(_ -> replaced());
  }

  @Override
  public void accept(Sample sample) {
    targets
        .now()
        .find(sample.target().kind(), sample.target().name())
        .filter(target -> target.role() == Role.SERVICE)
        .ifPresent(target -> sampled(target, recent.idOf(sample)));
  }

  private synchronized void sampled(Target target, long id) {
    ServiceBody service = statuses.service(target);
    send("sample", service, new EventId(id, 0));
    if (!service.light().equals(lights.put(target.id(), service.light()))) {
      LOG.info("{} is {}: {}", target.id(), service.light(), service.says());
      send("status", statuses.now(Messages.USUAL));
    }
  }

  private void changed(Incident incident) {
    if (!situations.isExplained(incident)) {
      send("situation", situations.of(incident, Messages.USUAL));
    }
  }

  /** Services may have come, gone or changed their names. */
  synchronized void replaced() {
    lights.keySet().removeIf(id -> targets.now().find(id.kind(), id.name()).isEmpty());
    send("status", statuses.now(Messages.USUAL));
  }

  /** What is judged may be another now. */
  private void changed(Situation situation) {
    send("situation", situations.of(situation, Messages.USUAL));
    send("status", statuses.now(Messages.USUAL));
  }

  /** Begins a check and tells of it; its answers come after that, however quick they are. */
  synchronized Check begin(Supplier<Check> asking) {
    Check check = asking.get();
    progress(check, true);
    return check;
  }

  /** Tells how far a check is. */
  void progress(Check check, boolean isRunning) {
    send("check", CheckBody.of(check, isRunning));
  }

  private synchronized void send(String name, Object body) {
    send(name, body, last().next());
  }

  private void send(String name, Object body, EventId id) {
    forgotten(); // Before the first event makes it too late.
    last = id;
    replayed.addLast(id);
    if (replayed.size() > KEPT) {
      forgotten = replayed.removeFirst();
    }
    events.tryEmitNext(new Numbered(id, event(name, body, id))).orThrow();
  }

  private static Event<?> event(String name, Object body, EventId id) {
    return Event.of(body).name(name).id(id.toString());
  }

  private EventId last() {
    EventId known = last;
    return known == null ? forgotten() : known;
  }

  private EventId forgotten() {
    EventId known = forgotten;
    if (known == null) {
      known = new EventId(recent.lastId(), 0);
      forgotten = known;
    }
    return known;
  }

  /**
   * All events after the one with this id, also one of an earlier run. Where that one is unknown,
   * or not all since are kept, the state as it is comes first, and then the samples that are.
   */
  synchronized Flux<Event<?>> after(@Nullable String lastId) {
    Optional<EventId> seen = EventId.parse(lastId);
    EventId from = seen.orElseGet(this::last);
    boolean isWhole = seen.isPresent() && from.compareTo(forgotten()) >= 0;
    Flux<Event<?>> before = isWhole ? Flux.empty() : hello().concatWith(missed(seen));
    return Flux.merge(before, news(from), heartbeats());
  }

  private Flux<Event<?>> missed(Optional<EventId> seen) {
    long until = forgotten().sample();
    return Flux.fromStream(seen.stream())
        .flatMapIterable(id -> recent.after(id.sample(), KEPT))
        .filter(kept -> kept.id() <= until)
        .flatMapIterable(kept -> missed(kept).stream().toList());
  }

  private Optional<Event<?>> missed(Kept kept) {
    TargetId id = kept.sample().target();
    return targets
        .now()
        .find(id.kind(), id.name())
        .filter(target -> target.role() == Role.SERVICE)
        .map(target -> event("sample", statuses.asOf(target, kept), new EventId(kept.id(), 0)));
  }

  /** A listener that does not keep up loses the oldest events, not the box its memory. */
  private Flux<Event<?>> news(EventId from) {
    return events
        .asFlux()
        .onBackpressureBuffer(KEPT, BufferOverflowStrategy.DROP_OLDEST)
        .filter(numbered -> numbered.id().compareTo(from) > 0)
        .map(Numbered::event);
  }

  private Flux<Event<?>> hello() {
    return Flux.defer(() -> Flux.just(Event.of(statuses.now(Messages.USUAL)).name("status")));
  }

  /** Comments that keep the connection open and tell a dead one. */
  private static Flux<Event<?>> heartbeats() {
    return Flux.interval(HEARTBEAT).map(_ -> Event.of("").comment("still here"));
  }
}
