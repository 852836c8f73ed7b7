package dev.controllerstatus.incident;

import dev.controllerstatus.history.Kept;
import dev.controllerstatus.history.Past;
import dev.controllerstatus.incident.Remarks.Acknowledgement;
import dev.controllerstatus.incident.Remarks.Note;
import dev.controllerstatus.incident.Watch.News;
import dev.controllerstatus.sample.Sample;
import dev.controllerstatus.sample.SampleSink;
import dev.controllerstatus.target.CurrentTargets;
import dev.controllerstatus.target.TargetId;
import io.micronaut.core.annotation.Order;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * All incidents, and the only one who writes them. After a restart each target goes on where it
 * was: from its last incident, as it was written, and the samples that came after that.
 */
@Singleton
@Order(Incidents.BEFORE_VIEWS)
public final class Incidents implements SampleSink {
  /** After the history, whose ids are asked for; before those who show what they hear. */
  static final int BEFORE_VIEWS = 0;

  private static final Logger LOG = LoggerFactory.getLogger(Incidents.class);

  private final Watches watches;
  private final Past past;
  private final Shelf shelf;
  private final InstantSource clock;
  private final List<Consumer<Incident>> listeners = new CopyOnWriteArrayList<>();

  /**
   * An incident that somebody has added to.
   *
   * @param before as it was
   */
  public record Edit(Incident before, Incident after) {}

  @Inject
  Incidents(CurrentTargets targets, Watches watches, Past past, Shelf shelf, InstantSource clock) {
    this(watches, past, shelf, clock);
    targets.listen(_ -> targetsReplaced());
  }

  Incidents(Watches watches, Past past, Shelf shelf, InstantSource clock) {
    this.watches = watches;
    this.past = past;
    this.shelf = shelf;
    this.clock = clock;
  }

  /** Tells this one from now on of every incident that looks different from before. */
  public void listen(Consumer<Incident> listener) {
    listeners.add(listener);
  }

  private synchronized void targetsReplaced() {
    watches.all().forEach(watch -> Stream.ofNullable(watch.open()).forEach(o -> save(watch, o)));
    watches.forget();
  }

  @Override
  public void accept(Sample sample) {
    changes(sample).forEach(this::tell);
  }

  // Never under the lock: whoever is told may ask back, and may hold locks of his own.
  private void tell(Incident incident) {
    listeners.forEach(listener -> listener.accept(incident));
  }

  private synchronized List<Incident> changes(Sample sample) {
    List<Incident> changed = new ArrayList<>();
    watches.find(sample.target()).ifPresent(watch -> read(watch, sample, changed));
    return changed;
  }

  /** The first one of a target also brings what an earlier run has not read. */
  private void read(Watch watch, Sample sample, List<Incident> changed) {
    long id = past.idOf(sample);
    if (watches.isFirst(watch)) {
      for (Kept kept : past.after(sample.target(), watch.position(), watch.memory())) {
        read(watch, kept.id(), kept.sample(), changed);
      }
    }
    if (id == Past.NO_ID || id > watch.position()) {
      read(watch, id, sample, changed);
    }
  }

  private void read(Watch watch, long id, Sample sample, List<Incident> changed) {
    News news =
        Evidence.of(watch.target(), sample, id)
            .map(e -> watch.next(e, opened -> shelf.newId(opened.shown().getFirst().at())))
            .orElse(new News.None());
    watch.readUpTo(id);
    switch (news) {
      case News.None _ -> saveIfDue(watch);
      case News.WentOn(var incident) -> {
        saveIfDue(watch);
        changed.add(incident);
      }
      case News.Turned(var incident) -> {
        save(watch, incident);
        changed.add(incident);
        log(incident);
      }
    }
  }

  private void saveIfDue(Watch watch) {
    Incident open = watch.open();
    if (open != null && watch.isDue()) {
      save(watch, open);
    }
  }

  private void save(Watch watch, Incident incident) {
    shelf.put(watch.saved(incident));
    if (!incident.isOpen()) {
      watches.closed(incident);
    }
  }

  private static void log(Incident incident) {
    Extent extent = incident.extent();
    LOG.info(
        "{} of {}: {} since {}{}",
        incident.id(),
        incident.target(),
        extent.severity().word(),
        extent.since(),
        extent.until() == null ? "" : ", over since " + extent.until());
  }

  /** All that are open, the worst first, of those the oldest. */
  public synchronized List<Incident> open() {
    return watches.open();
  }

  /** The open one of a target. */
  public synchronized Optional<Incident> openOf(TargetId target) {
    return watches.find(target).map(Watch::open);
  }

  /** The latest that are over, the one that began last first; as many as memory keeps. */
  public synchronized List<Incident> latestClosed() {
    return watches.latestClosed();
  }

  /** All that were open between these times, the one that began last first. */
  public synchronized List<Incident> between(Instant from, Instant to) {
    Map<String, Incident> byId = new LinkedHashMap<>();
    shelf.between(from, to).forEach(saved -> byId.put(saved.incident().id(), saved.incident()));
    // What is open is further than what was written of it.
    watches.open().forEach(open -> byId.computeIfPresent(open.id(), (_, _) -> open));
    return List.copyOf(byId.values()).reversed();
  }

  /** The incident with this id. */
  public synchronized Optional<Incident> find(String id) {
    return watchOf(id).map(Watch::open).or(() -> shelf.find(id).map(Saved::incident));
  }

  private Optional<Watch> watchOf(String id) {
    return watches.all().filter(watch -> isOpenAs(id, watch.open())).findFirst();
  }

  private static boolean isOpenAs(String id, @Nullable Incident open) {
    return open != null && open.id().equals(id);
  }

  /**
   * Writes an operator's note, in place of the one before; a blank text removes it.
   *
   * @param text {@link Note#MOST} characters at most
   * @return empty if there is no such incident
   */
  public Optional<Edit> note(String id, String text, String by) {
    Note note = text.isBlank() ? null : new Note(text, by, now());
    return edit(id, remarks -> remarks.noted(note));
  }

  /** Notes that this user knows of it; whoever did so first stays. Empty if there is none. */
  public Optional<Edit> acknowledge(String id, String by) {
    return edit(id, remarks -> remarks.acknowledgedBy(new Acknowledgement(by, now())));
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MILLIS);
  }

  private Optional<Edit> edit(String id, UnaryOperator<Remarks> change) {
    Optional<Edit> edit = editSaved(id, change);
    edit.filter(e -> !e.before().equals(e.after())).ifPresent(e -> tell(e.after()));
    return edit;
  }

  private synchronized Optional<Edit> editSaved(String id, UnaryOperator<Remarks> change) {
    Optional<Watch> watch = watchOf(id);
    Optional<Saved> saved =
        watch.map(w -> w.saved(Objects.requireNonNull(w.open()))).or(() -> shelf.find(id));
    return saved.map(
        s -> {
          Incident before = s.incident();
          Incident after = before.with(change.apply(before.remarks()));
          watch.ifPresentOrElse(w -> w.replace(after), () -> watches.closed(after));
          shelf.put(new Saved(after, s.course(), s.position()));
          return new Edit(before, after);
        });
  }
}
