package dev.controllerstatus.api;

import dev.controllerstatus.access.AuditLog;
import dev.controllerstatus.access.RequestLogin;
import dev.controllerstatus.incident.Incidents;
import dev.controllerstatus.incident.Remarks;
import dev.controllerstatus.incident.Remarks.Acknowledgement;
import dev.controllerstatus.incident.Remarks.Note;
import dev.controllerstatus.situation.Situations;
import dev.controllerstatus.words.Messages;
import io.micronaut.http.HttpRequest;
import io.micronaut.security.authentication.Authentication;
import jakarta.inject.Singleton;
import java.net.InetAddress;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** What people add to a situation; each change stands in the audit log. */
@Singleton
final class RemarkEdits {
  private final Situations situations;
  private final Incidents incidents;
  private final AuditLog audit;

  private record Change(String id, Remarks before, Remarks after) {}

  RemarkEdits(Situations situations, Incidents incidents, AuditLog audit) {
    this.situations = situations;
    this.incidents = incidents;
    this.audit = audit;
  }

  static boolean isTooLong(String note) {
    return tidy(note).length() > Note.MOST;
  }

  /** What to say to it. */
  static String tooLong(Messages language) {
    return language.text("status.situation.long", Map.of("most", Integer.toString(Note.MOST)));
  }

  // Forms send two characters for the end of a line, and count them as one.
  private static String tidy(String note) {
    return note.replace("\r\n", "\n").strip();
  }

  /** Writes a note; tells whether there is such a situation. */
  boolean note(String id, String text, Authentication user, HttpRequest<?> request) {
    String note = tidy(text);
    Optional<Change> change =
        situations
            .note(id, note, user.getName())
            .map(RemarkEdits::change)
            .or(() -> incidents.note(id, note, user.getName()).map(RemarkEdits::change));
    change.ifPresent(c -> audit(c, AuditLog.What.NOTE_CHANGED, RemarkEdits::note, user, request));
    return change.isPresent();
  }

  /** Notes that the user knows of it; tells whether there is such a situation. */
  boolean acknowledge(String id, Authentication user, HttpRequest<?> request) {
    Optional<Change> change =
        situations
            .acknowledge(id, user.getName())
            .map(RemarkEdits::change)
            .or(() -> incidents.acknowledge(id, user.getName()).map(RemarkEdits::change));
    change.ifPresent(c -> audit(c, AuditLog.What.ACKNOWLEDGED, RemarkEdits::known, user, request));
    return change.isPresent();
  }

  private static Change change(Situations.Edit edit) {
    return new Change(edit.after().id(), edit.before().remarks(), edit.after().remarks());
  }

  private static Change change(Incidents.Edit edit) {
    return new Change(edit.after().id(), edit.before().remarks(), edit.after().remarks());
  }

  private void audit(
      Change change,
      AuditLog.What what,
      Function<Remarks, String> value,
      Authentication user,
      HttpRequest<?> request) {
    String before = change.id() + ": " + value.apply(change.before());
    String after = change.id() + ": " + value.apply(change.after());
    if (!before.equals(after)) {
      InetAddress from = RequestLogin.caller(request).address();
      audit.changed(user.getName(), from, what, before, after);
    }
  }

  private static String note(Remarks remarks) {
    Note note = remarks.note();
    return note == null ? "no note" : note.text();
  }

  private static String known(Remarks remarks) {
    Acknowledgement by = remarks.acknowledged();
    return by == null ? "not acknowledged" : "acknowledged by " + by.by();
  }
}
