package dev.controllerstatus.incident;

import dev.controllerstatus.history.Past;
import dev.controllerstatus.target.Target;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One target as it is watched: what the rules remember, the incident that is open, and how far its
 * samples have been read. Not safe for several threads.
 */
final class Watch {
  // Fewer than the history finds again of each, even of very many targets.
  private static final int UNSAVED_AT_MOST = 90;

  private final Target target;
  private final Rules rules;
  private Course course = Course.START;
  private @Nullable Incident open;
  private long position = Past.NO_ID;
  private int unsaved;

  /** What one more attempt did to the incidents of the target. */
  sealed interface News {
    /** Nothing that anybody could see. */
    record None() implements News {}

    /** The incident looks different from before; what it is has not changed. */
    record WentOn(Incident incident) implements News {}

    /** It was opened, has turned worse or better, or is over. */
    record Turned(Incident incident) implements News {}
  }

  Watch(Target target) {
    this.target = target;
    this.rules = new Rules(target.service().every());
  }

  /** Goes on where an earlier run was. */
  void restore(Saved saved) {
    course = saved.course();
    open = saved.incident().isOpen() ? saved.incident() : null;
    position = saved.position();
  }

  /** Reads one more sample; the new id is for the case that it opens an incident. */
  News next(Evidence evidence, Function<Change.Opened, String> newId) {
    Rules.Step step = rules.next(course, evidence);
    course = step.course();
    Incident before = open;
    if (step.change() instanceof Change.Opened opened) {
      return turned(Incident.opened(newId.apply(opened), target.id(), opened));
    }
    return before == null ? new News.None() : next(before, evidence, step.change());
  }

  private News next(Incident before, Evidence evidence, Change change) {
    return switch (change) {
      case Change.Turned(var severity, var since) ->
          turned(before.with(before.extent().turned(severity, since)).plus(evidence));
      case Change.Closed(var until) ->
          turned(before.plus(evidence).with(before.extent().closed(until)));
      case Change.None _, Change.Opened _ -> wentOn(before, before.plus(evidence));
    };
  }

  private News wentOn(Incident before, Incident after) {
    open = after;
    return after.timeline().equals(before.timeline()) ? new News.None() : new News.WentOn(after);
  }

  private News turned(Incident after) {
    open = after.isOpen() ? after : null;
    return new News.Turned(after);
  }

  /** All samples up to this one have been read. */
  void readUpTo(long id) {
    position = Math.max(position, id);
    unsaved++;
  }

  /** How many of the latest samples are enough to know where it is. */
  int memory() {
    return rules.memory();
  }

  /** Whether so much is not saved that a restart could not find it again. */
  boolean isDue() {
    return unsaved >= Math.min(memory() / 2, UNSAVED_AT_MOST);
  }

  /** The same, ready to be written; it counts as written from now on. */
  Saved saved(Incident incident) {
    unsaved = 0;
    return new Saved(incident, course, position);
  }

  /** Takes over what people added. */
  void replace(Incident incident) {
    open = incident;
  }

  Target target() {
    return target;
  }

  @Nullable Incident open() {
    return open;
  }

  long position() {
    return position;
  }
}
