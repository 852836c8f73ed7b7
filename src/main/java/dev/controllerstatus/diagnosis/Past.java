package dev.controllerstatus.diagnosis;

import dev.controllerstatus.target.Endpoint;
import dev.controllerstatus.target.Role;
import dev.controllerstatus.target.Target;
import dev.controllerstatus.target.TargetId;
import dev.controllerstatus.target.Targets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the last thirty days tell of each service. Judged once, when it is made: it changes four
 * times an hour, and is looked at with every sample.
 */
public final class Past {
  /** Nothing is known. */
  public static final Past NONE = new Past(Map.of());

  private final Map<TargetId, Story> stories;

  private Past(Map<TargetId, Story> stories) {
    this.stories = Map.copyOf(stories);
  }

  /**
   * From what is known of the targets, up to the same moment of each.
   *
   * @param ledgers of services, of the box and of its gateways; those of others say nothing
   */
  public static Past of(Targets targets, Map<TargetId, Ledger> ledgers) {
    List<Witness> way = new ArrayList<>();
    Map<String, List<Witness>> hosts = new LinkedHashMap<>();
    Map<TargetId, Witness> services = new LinkedHashMap<>();
    Map<TargetId, String> homes = new HashMap<>();
    for (Target target : targets.all()) {
      Ledger ledger = ledgers.get(target.id());
      if (ledger != null && isJudged(target)) {
        Witness witness = new Witness(ledger);
        if (target.role() == Role.WAY) {
          way.add(witness);
        } else {
          String host = target.endpoint().map(Endpoint::host).orElse(target.id().toString());
          hosts.computeIfAbsent(host, _ -> new ArrayList<>()).add(witness);
          services.put(target.id(), witness);
          homes.put(target.id(), host);
        }
      }
    }
    Map<TargetId, Story> stories = new HashMap<>();
    services.forEach(
        (id, witness) -> {
          Map<String, List<Witness>> others = new LinkedHashMap<>(hosts);
          others.remove(homes.get(id));
          story(witness, new Bystanders(way, others)).ifPresent(story -> stories.put(id, story));
        });
    return new Past(stories);
  }

  /** Whether a target's past tells anything: services, the box and the gateways. */
  public static boolean isJudged(Target target) {
    return target.role() != Role.WAY
        || target.id().kind().equals("box")
        || target.id().kind().equals("gateway");
  }

  private static Optional<Story> story(Witness witness, Bystanders bystanders) {
    return Story.latest(witness.ledger(), Spells.of(witness, bystanders), bystanders)
        .filter(story -> !story.isOver())
        .filter(Rise::isIn);
  }

  /** The trouble that comes and goes at this service, if there is some. */
  Optional<Story> of(TargetId service) {
    return Optional.ofNullable(stories.get(service));
  }
}
