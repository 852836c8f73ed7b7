package dev.controllerstatus.hotspot;

/** What the radio's owner is to do, one after the other; each is answered once, in an event. */
sealed interface Command {
  /** Grows with each command. */
  long epoch();

  /** Bring the hotspot up. */
  record Raise(long epoch) implements Command {}

  /** Take it down, whatever there is of it. */
  record Lower(long epoch) implements Command {}

  /** Take it down if it is up, and do this with the radio. */
  record Lend(long epoch, Errand errand) implements Command {}
}
