package dev.controllerstatus.api;

import dev.controllerstatus.access.AuditLog;
import dev.controllerstatus.access.RequestLogin;
import dev.controllerstatus.incident.Incident;
import dev.controllerstatus.incident.Incidents;
import dev.controllerstatus.incident.Incidents.Edit;
import dev.controllerstatus.incident.Remarks;
import dev.controllerstatus.incident.Remarks.Acknowledgement;
import dev.controllerstatus.incident.Remarks.Note;
import io.micronaut.http.HttpRequest;
import io.micronaut.security.authentication.Authentication;
import jakarta.inject.Singleton;
import java.net.InetAddress;
import java.util.Optional;
import java.util.function.Function;

/** What people add to a situation; each change stands in the audit log. */
@Singleton
final class RemarkEdits {
  static final String TOO_LONG = "A note has %d characters at most.".formatted(Note.MOST);
  private final Incidents incidents;
  private final AuditLog audit;

  RemarkEdits(Incidents incidents, AuditLog audit) {
    this.incidents = incidents;
    this.audit = audit;
  }

  static boolean isTooLong(String note) {
    return tidy(note).length() > Note.MOST;
  }

  // Forms send two characters for the end of a line, and count them as one.
  private static String tidy(String note) {
    return note.replace("\r\n", "\n").strip();
  }

  /** The incident with its new note; empty if there is none. */
  Optional<Incident> note(String id, String text, Authentication user, HttpRequest<?> request) {
    return incidents
        .note(id, tidy(text), user.getName())
        .map(edit -> audited(edit, AuditLog.What.NOTE_CHANGED, RemarkEdits::note, user, request));
  }

  /** The incident, acknowledged; empty if there is none. */
  Optional<Incident> acknowledge(String id, Authentication user, HttpRequest<?> request) {
    return incidents
        .acknowledge(id, user.getName())
        .map(edit -> audited(edit, AuditLog.What.ACKNOWLEDGED, RemarkEdits::known, user, request));
  }

  private Incident audited(
      Edit edit,
      AuditLog.What what,
      Function<Remarks, String> value,
      Authentication user,
      HttpRequest<?> request) {
    String id = edit.after().id() + ": ";
    String before = id + value.apply(edit.before().remarks());
    String after = id + value.apply(edit.after().remarks());
    if (!before.equals(after)) {
      InetAddress from = RequestLogin.caller(request).address();
      audit.changed(user.getName(), from, what, before, after);
    }
    return edit.after();
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
