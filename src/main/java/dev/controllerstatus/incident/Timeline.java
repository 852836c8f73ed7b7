package dev.controllerstatus.incident;

import java.util.ArrayList;
import java.util.List;

/**
 * How an incident went on, oldest first and bounded: of one that turns all the time, the beginning
 * and the end are kept.
 *
 * @param leftOut how many transitions are missing after the first {@link #BEGINNING}
 */
public record Timeline(List<Transition> transitions, int leftOut) {
  /** Transitions kept of the beginning. */
  public static final int BEGINNING = 10;

  /** Transitions kept in all. */
  public static final int MOST = 60;

  static final Timeline EMPTY = new Timeline(List.of(), 0);

  /** Copies the transitions. */
  public Timeline {
    transitions = List.copyOf(transitions);
  }

  /** The latest transition. */
  public Transition latest() {
    return transitions.getLast();
  }

  /** With one more, unless all is as it was. */
  Timeline plus(Transition next) {
    if (!transitions.isEmpty() && latest().looksAs(next)) {
      return this;
    }
    List<Transition> all = new ArrayList<>(transitions);
    all.add(next);
    boolean isFull = all.size() > MOST;
    if (isFull) {
      all.remove(BEGINNING);
    }
    return new Timeline(all, isFull ? leftOut + 1 : leftOut);
  }
}
