package dev.controllerstatus.settings;

import dev.controllerstatus.config.BoxName;
import dev.controllerstatus.config.Changes;
import dev.controllerstatus.config.Configuration;
import dev.controllerstatus.config.Country;
import dev.controllerstatus.config.Mistake;
import dev.controllerstatus.config.Settings;
import dev.controllerstatus.probe.TargetReader;
import dev.controllerstatus.target.CurrentTargets;
import dev.controllerstatus.target.Target;
import dev.controllerstatus.target.TargetId;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Changes settings while the product runs. A change is laid over the configuration file and read
 * whole, as at the start; only what has no mistake is kept, and then it counts at once.
 */
@Singleton
public final class SettingsEditor {
  /** Nobody calls a target so; it shows which keys a new one of each kind has. */
  public static final String BLANK = "a-target-that-is-not-there-yet";

  private final TargetReader reader;
  private final CurrentTargets targets;
  private final BoxName name;
  private final Country country;
  private final Path file;
  private final Revisions revisions = new Revisions();
  private final Map<String, Group> blanks = new TreeMap<>();
  private Candidate now;

  /** What came of a change. */
  public sealed interface Result {
    /** It is kept and counts; {@code after} is empty where the whole group is gone. */
    record Kept(Group before, Optional<Group> after) implements Result {}

    /** Nothing has changed: these mistakes are in the way. */
    record Unfit(List<Mistake> mistakes) implements Result {}

    /** Somebody else has changed the group since it was read. */
    record Stale() implements Result {}

    /** There is no such group. */
    record Unknown() implements Result {}
  }

  SettingsEditor(
      Configuration configuration,
      Settings settings,
      TargetReader reader,
      CurrentTargets targets,
      BoxName name,
      Country country) {
    this.reader = reader;
    this.targets = targets;
    this.name = name;
    this.country = country;
    this.file = Changes.file(settings.data());
    this.now = Candidate.of(configuration.with(configuration.changes()), reader);
    readBlanks(configuration);
  }

  private void readBlanks(Configuration configuration) {
    TreeMap<String, Optional<String>> one = new TreeMap<>();
    for (String kind : reader.kinds()) {
      one.put(Candidate.prefix(kind, BLANK) + "enabled", Optional.of("true"));
    }
    Candidate all = Candidate.of(configuration.with(new Changes(one)), reader);
    all.services().stream()
        .filter(target -> target.id().name().equals(BLANK))
        .forEach(target -> blanks.put(target.id().kind(), all.target(target, revisions)));
  }

  /** The settings of the box. */
  public synchronized Group box() {
    return now.box(revisions);
  }

  /** The services, also those that are switched off, in the order in which people see them. */
  public synchronized List<TargetId> services() {
    return now.services().stream().map(Target::id).toList();
  }

  /** The settings of one service. */
  public synchronized Optional<Group> service(TargetId id) {
    return find(now, id);
  }

  private Optional<Group> find(Candidate in, TargetId id) {
    return in.services().stream()
        .filter(target -> target.id().equals(id))
        .findFirst()
        .map(target -> in.target(target, revisions));
  }

  /** By kind, what a new service of it would have; its id stands for that of the new one. */
  public Map<String, Group> kinds() {
    return Map.copyOf(blanks);
  }

  /**
   * Changes the box.
   *
   * @param revision as it was read
   * @param texts all changes of the app, by short key; an empty one takes away what the file says
   * @throws IOException when the change cannot be written; then nothing has changed
   */
  public synchronized Result changeBox(String revision, Map<String, Optional<String>> texts)
      throws IOException {
    Group before = box();
    return before.revision().equals(revision)
        ? change(before, texts, after -> Optional.of(after.box(revisions)))
        : new Result.Stale();
  }

  /** Changes a service, likewise. Without any changes one that was added in the app is gone. */
  public synchronized Result change(
      TargetId id, String revision, Map<String, Optional<String>> texts) throws IOException {
    Optional<Group> before = service(id);
    if (before.isEmpty()) {
      return new Result.Unknown();
    }
    return before.get().revision().equals(revision)
        ? change(before.get(), texts, after -> find(after, id))
        : new Result.Stale();
  }

  /** Takes back what the app has changed; a service that was added there is gone. */
  public synchronized Result undo(TargetId id, String revision) throws IOException {
    Optional<Group> before = service(id);
    if (before.isEmpty()) {
      return new Result.Unknown();
    }
    return before.get().revision().equals(revision)
        ? undo(before.get(), after -> find(after, id))
        : new Result.Stale();
  }

  private Result undo(Group before, Finder finder) throws IOException {
    Candidate candidate = candidate(before, Map.of());
    return keep(before, new Draft(candidate, candidate.mistakes()), finder);
  }

  /** Adds a service, if there is none with this id. */
  public synchronized Result add(TargetId id, Map<String, Optional<String>> texts)
      throws IOException {
    Group blank = blanks.get(id.kind());
    if (blank == null) {
      return new Result.Unknown();
    }
    String prefix = Candidate.prefix(id.kind(), id.name());
    return service(id).isPresent()
        ? new Result.Stale()
        : change(new Group(prefix, true, "", List.of()), texts, after -> find(after, id));
  }

  /**
   * A service as such a change would leave it, so that it can be tried before.
   *
   * @return empty where the change is not fit, or the service is not asked
   */
  public synchronized Optional<Target> preview(TargetId id, Map<String, Optional<String>> texts) {
    return service(id)
        .map(before -> draft(before, texts, after -> find(after, id)))
        .filter(draft -> draft.mistakes().isEmpty())
        .flatMap(draft -> draft.candidate().reading().targets().find(id.kind(), id.name()));
  }

  private interface Finder {
    Optional<Group> in(Candidate candidate);
  }

  /** What a change comes to, before it is kept. */
  private record Draft(Candidate candidate, List<Mistake> mistakes) {}

  private Result change(Group before, Map<String, Optional<String>> texts, Finder finder)
      throws IOException {
    return keep(before, draft(before, texts, finder), finder);
  }

  private Draft draft(Group before, Map<String, Optional<String>> texts, Finder finder) {
    Wish wish = Wish.of(before, texts);
    Candidate candidate = candidate(before, wish.changes());
    List<Mistake> mistakes = all(wish.mistakes(), candidate.mistakes());
    List<Mistake> redirected =
        finder.in(candidate).map(after -> Wish.redirected(before, after, texts)).orElse(List.of());
    return new Draft(candidate, wish.mistakes().isEmpty() ? all(mistakes, redirected) : mistakes);
  }

  private Candidate candidate(Group before, Map<String, Optional<String>> changes) {
    Configuration base = now.configuration();
    return Candidate.of(base.with(base.changes().with(before.prefix(), changes)), reader);
  }

  private static List<Mistake> all(List<Mistake> some, List<Mistake> others) {
    return Stream.concat(some.stream(), others.stream()).distinct().toList();
  }

  private Result keep(Group before, Draft draft, Finder finder) throws IOException {
    if (!draft.mistakes().isEmpty()) {
      return new Result.Unfit(draft.mistakes());
    }
    Candidate candidate = draft.candidate();
    Changes kept = candidate.configuration().changes();
    if (!kept.equals(now.configuration().changes())) {
      kept.write(file);
      now = candidate;
      name.replace(candidate.settings().name());
      country.replace(candidate.settings().country());
      targets.replace(candidate.reading().targets());
    }
    return new Result.Kept(before, finder.in(candidate));
  }
}
