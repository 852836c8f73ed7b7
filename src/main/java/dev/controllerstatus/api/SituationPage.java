package dev.controllerstatus.api;

import dev.controllerstatus.api.SituationBody.TransitionBody;
import dev.controllerstatus.incident.Remarks.Note;
import java.time.Duration;
import java.time.Instant;

/**
 * What the page of one situation shows.
 *
 * @param mayChange whether who looks at it may add to it
 * @param text the note as it stands in the form
 * @param trouble why it could not be saved, or an empty text
 */
public record SituationPage(
    String boxName,
    SituationBody situation,
    Instant now,
    boolean mayChange,
    String text,
    String trouble) {

  /** Characters of a note, at most. */
  public int mostText() {
    return Note.MOST;
  }

  /** What it is, or was. */
  public String title() {
    boolean isDown = situation.severity().equals("down");
    if (situation.until() == null) {
      return isDown ? "Not operational" : "Impaired";
    }
    return isDown ? "Was not operational" : "Was impaired";
  }

  /** The colour of it. */
  public String light() {
    return situation.severity().equals("down") ? "red" : "yellow";
  }

  /** From when, until when and how long. */
  public String time() {
    Instant until = situation.until();
    String since = Times.of(situation.since());
    return until == null
        ? "%s, %s so far".formatted(since, age(now))
        : "%s, %s".formatted(Times.span(situation.since(), until), age(until));
  }

  private String age(Instant end) {
    return Ages.of(Duration.between(situation.since(), end));
  }

  /** When a transition was. */
  public String at(TransitionBody transition) {
    return Times.near(transition.at(), situation.since());
  }

  /** A point in time for people. */
  public String at(Instant instant) {
    return Times.of(instant);
  }
}
