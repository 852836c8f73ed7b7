package dev.controllerstatus.situation;

import dev.controllerstatus.diagnosis.Diagnosis;
import dev.controllerstatus.diagnosis.Event;
import dev.controllerstatus.diagnosis.Finding;
import dev.controllerstatus.diagnosis.Window;
import dev.controllerstatus.history.Recent;
import dev.controllerstatus.incident.Remarks;
import dev.controllerstatus.incident.Remarks.Acknowledgement;
import dev.controllerstatus.incident.Remarks.Note;
import dev.controllerstatus.target.CurrentTargets;
import dev.controllerstatus.target.Target;
import dev.controllerstatus.target.TargetId;
import dev.controllerstatus.target.Targets;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** All situations, and the only one who writes them. */
@Singleton
public final class Situations {
  static final Remarks NO_REMARKS = new Remarks(null, null);

  private static final Logger LOG = LoggerFactory.getLogger(Situations.class);
  private static final Duration SAVED_EVERY = Duration.ofMinutes(1);
  // Whatever the clock says, it may be wrong.
  private static final Instant NEVER = Instant.parse("9999-12-31T00:00:00Z");

  private final CurrentTargets targets;
  private final Recent recent;
  private final Archive archive;
  private final Pasts pasts;
  private final InstantSource clock;
  private final long startedNanos = System.nanoTime();
  private final Open open = new Open();
  private final Map<String, Instant> saved = new LinkedHashMap<>();
  private final List<Consumer<Situation>> listeners = new CopyOnWriteArrayList<>();
  private Finding latest = new Finding(List.of(), Set.of(), List.of());
  private boolean isLoaded;

  /**
   * A situation that somebody has added to.
   *
   * @param before as it was
   */
  public record Edit(Situation before, Situation after) {}

  Situations(
      CurrentTargets targets, Recent recent, Archive archive, Pasts pasts, InstantSource clock) {
    this.targets = targets;
    this.recent = recent;
    this.archive = archive;
    this.pasts = pasts;
    this.clock = clock;
  }

  /** Tells this one from now on of every situation that begins, turns or ends. */
  public void listen(Consumer<Situation> listener) {
    listeners.add(listener);
  }

  /** Looks at what is known now. */
  void look() {
    Instant now = now();
    Finding finding = Diagnosis.of(window(now));
    turned(finding, now).forEach(this::tell);
  }

  private Window window(Instant now) {
    Targets known = targets.now();
    return new Window(
        now,
        known,
        known.all().stream()
            .map(Target::id)
            .collect(Collectors.toUnmodifiableMap(id -> id, recent::of)),
        pasts.latest(),
        Duration.ofNanos(System.nanoTime() - startedNanos));
  }

  private synchronized List<Situation> turned(Finding finding, Instant now) {
    load();
    latest = finding;
    List<Situation> turned = new ArrayList<>();
    Set<String> given = new HashSet<>();
    for (Open.Change change : open.look(finding.causes(), now, at -> newId(at, given))) {
      Situation situation = change.situation();
      if (change.isTurned()) {
        turned.add(situation);
        log(situation);
      }
      if (change.isTurned() || isDue(situation, now)) {
        save(situation, now);
      }
    }
    return turned;
  }

  /** Several may begin with one look, before any of them is written. */
  private String newId(Instant since, Set<String> given) {
    String id = archive.newId(since, given);
    given.add(id);
    return id;
  }

  private boolean isDue(Situation situation, Instant now) {
    Instant last = saved.get(situation.id());
    return last == null || !now.isBefore(last.plus(SAVED_EVERY)) || now.isBefore(last);
  }

  private void save(Situation situation, Instant now) {
    archive.put(situation);
    saved.put(situation.id(), now);
    if (!situation.isOpen()) {
      saved.remove(situation.id());
    }
  }

  private static void log(Situation situation) {
    LOG.info(
        "{} {} {} since {}{}",
        situation.id(),
        situation.cause().code().word(),
        situation.cause().subject(),
        situation.since(),
        situation.isOpen() ? "" : ", over since " + situation.until());
  }

  /** What an earlier run has left open goes on. */
  private void load() {
    if (!isLoaded) {
      isLoaded = true;
      archive.between(Instant.EPOCH, NEVER).stream()
          .filter(Situation::isOpen)
          .forEach(open::restore);
    }
  }

  private void tell(Situation situation) {
    listeners.forEach(listener -> listener.accept(situation));
  }

  /** All that are open, the worst first. */
  public synchronized List<Situation> open() {
    load();
    return open.all();
  }

  /** The worst open one that affects a service. */
  public synchronized Optional<Situation> openOf(TargetId target) {
    return open().stream().filter(s -> s.cause().affects().contains(target)).findFirst();
  }

  /** Services whose failure says nothing about them, since something below is broken. */
  public synchronized Set<TargetId> notJudged() {
    return latest.notJudged();
  }

  /** What happened lately and needs nobody. */
  public synchronized List<Event> events() {
    return latest.events();
  }

  /** All that were open between these times, the one that began last first. */
  public synchronized List<Situation> between(Instant from, Instant to) {
    Map<String, Situation> byId = new LinkedHashMap<>();
    archive.between(from, to).forEach(situation -> byId.put(situation.id(), situation));
    open().stream().filter(s -> s.isWithin(from, to)).forEach(s -> byId.put(s.id(), s));
    return List.copyOf(byId.values()).reversed();
  }

  /** The situation with this id. */
  public synchronized Optional<Situation> find(String id) {
    return open().stream()
        .filter(situation -> situation.id().equals(id))
        .findFirst()
        .or(() -> archive.find(id));
  }

  /**
   * Writes an operator's note, in place of the one before; a blank text removes it.
   *
   * @param text {@link Note#MOST} characters at most
   * @return empty if there is no such situation
   */
  public Optional<Edit> note(String id, String text, String by) {
    Note note = text.isBlank() ? null : new Note(text, by, now());
    return edit(id, remarks -> remarks.noted(note));
  }

  /** Notes that this user knows of it; whoever did so first stays. Empty if there is none. */
  public Optional<Edit> acknowledge(String id, String by) {
    return edit(id, remarks -> remarks.acknowledgedBy(new Acknowledgement(by, now())));
  }

  private Optional<Edit> edit(String id, UnaryOperator<Remarks> change) {
    Optional<Edit> edit = saved(id, change);
    edit.filter(e -> !e.before().equals(e.after())).ifPresent(e -> tell(e.after()));
    return edit;
  }

  private synchronized Optional<Edit> saved(String id, UnaryOperator<Remarks> change) {
    return find(id)
        .map(
            before -> {
              Situation after = before.with(change.apply(before.remarks()));
              if (after.isOpen()) {
                open.replace(after);
              }
              archive.put(after);
              return new Edit(before, after);
            });
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MILLIS);
  }
}
