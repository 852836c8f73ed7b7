package dev.controllerstatus.diagnosis;

import dev.controllerstatus.history.Kept;
import dev.controllerstatus.sample.Fact.Canary;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A broker of which a part is gone: messages of some queues come through, those of others never.
 */
final class Brokers implements Rule {
  @Override
  public void judge(Scene scene, Notes notes) {
    for (Seen seen : scene.services()) {
      List<Kept> run =
          seen.track().run(kept -> !lost(kept).isEmpty() && !delivered(kept).isEmpty());
      boolean isOpen = !seen.isFailing() || notes.isOpen(seen);
      if (isOpen && Seen.isLasting(run)) {
        String queues = Names.list(lost(run.getLast()));
        notes.own(
            new Draft(Code.SERVICE_PARTIAL, seen.id().toString(), Track.at(run.getFirst()), 0.94)
                .value("service", seen.name())
                .value("queues", queues)
                .proof(Says.QUEUES_LOST, Map.of("queues", queues, "times", run.size()), run)
                .proof(
                    Says.QUEUES_WELL, Map.of("queues", Names.list(delivered(run.getLast()))), run),
            List.of(seen));
      }
    }
  }

  private static Set<String> lost(Kept kept) {
    return queues(kept, false);
  }

  private static Set<String> delivered(Kept kept) {
    return queues(kept, true);
  }

  private static Set<String> queues(Kept kept, boolean isDelivered) {
    return Track.facts(kept, Canary.class)
        .filter(canary -> canary.stage().equals("delivered") == isDelivered)
        .map(Canary::queue)
        .collect(Collectors.toSet());
  }
}
