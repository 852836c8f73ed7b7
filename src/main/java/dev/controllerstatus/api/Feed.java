package dev.controllerstatus.api;

import dev.controllerstatus.api.StatusBody.ServiceBody;
import dev.controllerstatus.incident.Incident;
import dev.controllerstatus.incident.Incidents;
import dev.controllerstatus.rounds.Check;
import dev.controllerstatus.sample.Sample;
import dev.controllerstatus.sample.SampleSink;
import dev.controllerstatus.target.TargetId;
import dev.controllerstatus.target.Targets;
import io.micronaut.core.annotation.Order;
import io.micronaut.http.sse.Event;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalLong;
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

  private final Targets targets;
  private final Statuses statuses;
  private final SituationBodies situations;
  private final Map<TargetId, String> lights = new HashMap<>();
  // Numbers of an earlier run must not be mistaken for ours.
  private final String run = Long.toString(System.currentTimeMillis(), Character.MAX_RADIX);
  private final Sinks.Many<Numbered> events = Sinks.many().replay().limit(KEPT);
  private long count;

  private record Numbered(long number, Event<?> event) {}

  Feed(Targets targets, Statuses statuses, SituationBodies situations, Incidents incidents) {
    this.targets = targets;
    this.statuses = statuses;
    this.situations = situations;
    incidents.listen(this::changed);
  }

  @Override
  public void accept(Sample sample) {
    targets
        .find(sample.target().kind(), sample.target().name())
        .map(statuses::service)
        .ifPresent(service -> sampled(sample.target(), service));
  }

  private synchronized void sampled(TargetId id, ServiceBody service) {
    send("sample", service);
    if (!service.light().equals(lights.put(id, service.light()))) {
      LOG.info("{} is {}: {}", id, service.light(), service.says());
      send("status", statuses.now());
    }
  }

  private void changed(Incident incident) {
    send("situation", situations.of(incident));
  }

  /** Tells how far a check is. */
  void progress(Check check, boolean isRunning) {
    send("check", CheckBody.of(check, isRunning));
  }

  private synchronized void send(String name, Object body) {
    count++;
    Event<?> event = Event.of(body).name(name).id(run + "-" + count);
    events.tryEmitNext(new Numbered(count, event)).orThrow();
  }

  /**
   * All events after the one with this id. Where that one is unknown, or no longer kept, the state
   * as it is comes first.
   */
  synchronized Flux<Event<?>> after(@Nullable String lastId) {
    OptionalLong seen = number(lastId);
    long from = seen.orElse(count);
    boolean isWhole = seen.isPresent() && count - from <= KEPT;
    return Flux.merge(isWhole ? Flux.empty() : hello(), news(from), heartbeats());
  }

  /** A listener that does not keep up loses the oldest events, not the box its memory. */
  private Flux<Event<?>> news(long from) {
    return events
        .asFlux()
        .onBackpressureBuffer(KEPT, BufferOverflowStrategy.DROP_OLDEST)
        .filter(numbered -> numbered.number() > from)
        .map(Numbered::event);
  }

  private Flux<Event<?>> hello() {
    return Flux.defer(() -> Flux.just(Event.of(statuses.now()).name("status")));
  }

  /** Comments that keep the connection open and tell a dead one. */
  private static Flux<Event<?>> heartbeats() {
    return Flux.interval(HEARTBEAT).map(_ -> Event.of("").comment("still here"));
  }

  /** The number in an id of this run. */
  private OptionalLong number(@Nullable String id) {
    if (id == null || !id.startsWith(run + "-")) {
      return OptionalLong.empty();
    }
    try {
      return OptionalLong.of(Long.parseLong(id.substring(run.length() + 1)));
    } catch (NumberFormatException e) {
      return OptionalLong.empty();
    }
  }
}
