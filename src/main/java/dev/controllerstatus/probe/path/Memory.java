package dev.controllerstatus.probe.path;

import dev.controllerstatus.sample.Fact;
import dev.controllerstatus.sample.Outcome;
import dev.controllerstatus.sample.Outcome.Down;
import dev.controllerstatus.sample.Outcome.Up;
import dev.controllerstatus.sample.Sample;
import dev.controllerstatus.sample.SampleSink;
import dev.controllerstatus.target.Target;
import dev.controllerstatus.target.TargetId;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** What is known of services and the ways to them from attempts before. */
@Singleton
final class Memory implements SampleSink {
  private final Map<TargetId, Outcome> last = new ConcurrentHashMap<>();
  private final Map<TargetId, String> peers = new ConcurrentHashMap<>();
  private final Map<TargetId, List<Fact.Hop>> ways = new ConcurrentHashMap<>();

  @Override
  public void accept(Sample sample) {
    TargetId id = sample.target();
    switch (sample.outcome()) {
      case Up up -> {
        last.put(id, up);
        note(id, up.facts());
        List<Fact.Hop> way = only(Fact.Hop.class, up.facts());
        if (!way.isEmpty()) {
          ways.put(id, way);
        }
      }
      case Down down -> {
        last.put(id, down);
        note(id, down.facts());
      }
      case Outcome.Skipped _, Outcome.Inconclusive _ -> {}
    }
  }

  private void note(TargetId id, List<Fact> facts) {
    only(Fact.Peer.class, facts).stream()
        .reduce((_, latest) -> latest)
        .ifPresent(peer -> peers.put(id, peer.address()));
  }

  private static <F extends Fact> List<F> only(Class<F> kind, List<Fact> facts) {
    return facts.stream().filter(kind::isInstance).map(kind::cast).toList();
  }

  /** Whether the last attempt of a service failed or was slow. */
  boolean isTroubled(Target service) {
    return switch (last.get(service.id())) {
      case Down _ -> true;
      case Up up -> up.latency().compareTo(service.service().slowAbove()) >= 0;
      case null, default -> false;
    };
  }

  /** The address that was spoken to last. */
  Optional<String> peer(TargetId id) {
    return Optional.ofNullable(peers.get(id));
  }

  /** The last way that led to the far end; empty when there was none since the start. */
  List<Fact.Hop> goodWay(TargetId path) {
    return ways.getOrDefault(path, List.of());
  }
}
