package dev.controllerstatus.incident;

import dev.controllerstatus.history.Past;
import dev.controllerstatus.light.Light;
import dev.controllerstatus.target.CurrentTargets;
import dev.controllerstatus.target.Target;
import dev.controllerstatus.target.TargetId;
import dev.controllerstatus.target.Unset;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The watches of all targets, as an earlier run has left them, and the latest incidents that are
 * over. Read from the shelf when first asked for. Not safe for several threads.
 */
@Singleton
final class Watches {
  private static final int CLOSED_KEPT = 100;
  // Whatever the clock says, it may be wrong.
  private static final Instant EVER = Instant.EPOCH;
  private static final Instant NEVER = Instant.parse("9999-12-31T00:00:00Z");

  private final CurrentTargets targets;
  private final Past past;
  private final Shelf shelf;
  private final LinkedHashMap<String, Incident> closed = new LinkedHashMap<>();
  private final Set<TargetId> unread = new HashSet<>();
  private final Map<TargetId, Watch> watches = new LinkedHashMap<>();
  private boolean isLoaded;

  Watches(CurrentTargets targets, Past past, Shelf shelf) {
    this.targets = targets;
    this.past = past;
    this.shelf = shelf;
  }

  /** Begins anew with the targets as they are now, as after a restart. */
  void forget() {
    isLoaded = false;
    watches.clear();
    closed.clear();
    unread.clear();
  }

  Optional<Watch> find(TargetId id) {
    return Optional.ofNullable(watches().get(id));
  }

  Stream<Watch> all() {
    return watches().values().stream();
  }

  /** Whether a watch has not read anything in this run; asked once for each. */
  boolean isFirst(Watch watch) {
    return unread.remove(watch.target().id());
  }

  List<Incident> open() {
    return all()
        .flatMap(watch -> Stream.ofNullable(watch.open()))
        .sorted(
            Comparator.comparing((Incident incident) -> incident.extent().severity())
                .reversed()
                .thenComparing(Incident::since))
        .toList();
  }

  List<Incident> latestClosed() {
    watches(); // Which reads them.
    return closed.values().stream()
        .sorted(Comparator.comparing(Incident::since).reversed())
        .toList();
  }

  /** Keeps one that is over, in place of what is known of it. */
  void closed(Incident incident) {
    closed.put(incident.id(), incident);
    if (closed.size() > CLOSED_KEPT) {
      closed.pollFirstEntry();
    }
  }

  private Map<TargetId, Watch> watches() {
    if (!isLoaded) {
      isLoaded = true;
      load();
    }
    return watches;
  }

  private void load() {
    Map<TargetId, Saved> last = new HashMap<>();
    List<Saved> all = shelf.between(EVER, NEVER);
    all.forEach(saved -> last.merge(saved.incident().target(), saved, Watches::later));
    for (Target target : targets.now().services()) {
      if (!(target instanceof Unset)) {
        watches.put(target.id(), watch(target, last.get(target.id())));
      }
    }
    for (Saved saved : all) {
      if (!saved.incident().isOpen()) {
        closed(saved.incident());
      } else if (!isWatched(saved.incident())) {
        abandon(saved);
      }
    }
  }

  private boolean isWatched(Incident incident) {
    Watch watch = watches.get(incident.target());
    return watch != null && incident.equals(watch.open());
  }

  /** The one that was written later; begun earlier means nothing, for clocks are set. */
  private static Saved later(Saved a, Saved b) {
    return a.position() > b.position() ? a : b;
  }

  private Watch watch(Target target, @Nullable Saved saved) {
    Watch watch = new Watch(target);
    if (saved != null) {
      watch.restore(saved);
    }
    unread.add(target.id());
    return watch;
  }

  private Instant lastAsked(Saved saved) {
    return past.after(saved.incident().target(), saved.position(), 1).stream()
        .map(kept -> kept.sample().at())
        .findFirst()
        .or(() -> Optional.ofNullable(saved.course().last()))
        .orElse(saved.incident().since());
  }

  /** Nobody asks for this target any more, so nothing would ever end its incident. */
  private void abandon(Saved saved) {
    Incident incident = saved.incident();
    if (incident.isOpen()) {
      Instant at = lastAsked(saved);
      Transition end = new Transition(at, Light.GREY, null, incident.extent().severity(), null);
      Incident over =
          incident.with(incident.timeline().plus(end)).with(incident.extent().closed(at));
      shelf.put(new Saved(over, saved.course().closed(), saved.position()));
      closed(over);
    }
  }
}
