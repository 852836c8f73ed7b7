package dev.controllerstatus.api;

import dev.controllerstatus.api.SituationBody.AcknowledgedBody;
import dev.controllerstatus.api.SituationBody.NoteBody;
import dev.controllerstatus.api.SituationBody.TransitionBody;
import dev.controllerstatus.incident.Remarks.Note;
import dev.controllerstatus.words.Messages;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/**
 * What the page of one situation shows.
 *
 * @param messages in the language of who looks
 * @param mayChange whether who looks at it may add to it
 * @param text the note as it stands in the form
 * @param trouble why it could not be saved, or an empty text
 */
public record SituationPage(
    Messages messages,
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

  /** A text of the page. */
  public String words(String key) {
    return messages.text(key);
  }

  /** What it is, or was. */
  public String title() {
    boolean isDown = situation.severity().equals("down");
    if (situation.until() == null) {
      return words(isDown ? "app.reason.unreachable" : "status.situation.impaired");
    }
    return words(isDown ? "status.situation.was-down" : "status.situation.was-impaired");
  }

  /** The colour of it. */
  public String light() {
    return situation.severity().equals("down") ? "red" : "yellow";
  }

  /** From when, until when and how long. */
  public String time() {
    Instant until = situation.until();
    return until == null
        ? messages.text(
            "status.situation.so-far", Map.of("since", at(situation.since()), "lasted", age(now)))
        : new Times(messages).span(situation.since(), until) + ", " + age(until);
  }

  private String age(Instant end) {
    return new Ages(messages).of(Duration.between(situation.since(), end));
  }

  /** What it means for charging. */
  public String effect() {
    return messages.eachShipped(situation.effect());
  }

  /** When a transition was. */
  public String at(TransitionBody transition) {
    return new Times(messages).near(transition.at(), situation.since());
  }

  private String at(Instant instant) {
    return new Times(messages).of(instant);
  }

  /** Who has noted that they know of it, and when. */
  public String by(AcknowledgedBody acknowledged) {
    return who("status.situation.by", acknowledged.by(), acknowledged.at());
  }

  /** Whose note it is, and of when. */
  public String of(NoteBody note) {
    return who("status.situation.note-of", note.by(), note.at());
  }

  private String who(String key, String user, Instant at) {
    return messages.text(key, Map.of("user", user, "at", at(at)));
  }

  /** What the course of it leaves out. */
  public String leftOut() {
    return messages.text(
        "status.situation.left-out", Map.of("count", Integer.toString(situation.leftOut())));
  }
}
