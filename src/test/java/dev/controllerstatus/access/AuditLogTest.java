package dev.controllerstatus.access;

import static dev.controllerstatus.access.Accounts.from;
import static java.nio.file.StandardOpenOption.APPEND;
import static java.nio.file.StandardOpenOption.CREATE;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AuditLogTest {
  @TempDir private Path temp;

  private Accounts box() throws Exception {
    return new Accounts(temp, "{}");
  }

  @Test
  void what_was_done_is_kept_over_a_restart_newest_first() throws Exception {
    box().audit.note(Role.VIEWER, from("10.0.0.1"), AuditLog.What.LOGIN);
    box().audit.changed("admin", null, AuditLog.What.PASSWORD_CHANGED, "made", "chosen");
    Instant noon = Instant.parse("2026-11-20T12:00:00Z");
    assertEquals(
        List.of(
            new AuditEntry(noon, "admin", null, "password-changed", "made", "chosen", null),
            new AuditEntry(noon, "viewer", "10.0.0.1", "login", null, null, null)),
        box().audit.entries());
  }

  @Test
  void a_line_that_a_power_cut_left_half_spoils_no_other() throws Exception {
    box().audit.note(Role.VIEWER, from("10.0.0.1"), AuditLog.What.LOGIN);
    Files.writeString(temp.resolve("audit.jsonl"), "{\"at\":\"2026-", APPEND);
    box().audit.note(Role.ADMIN, from("10.0.0.2"), AuditLog.What.LOGIN);
    assertEquals(
        List.of("admin", "viewer"), box().audit.entries().stream().map(AuditEntry::who).toList());
  }

  @Test
  void a_flood_of_refusals_is_counted_rather_than_written() throws Exception {
    Accounts box = box();
    for (int i = 0; i < 1020; i++) {
      box.audit.refused(Optional.empty(), from("10.0.0.1"), AuditLog.What.WRONG);
    }
    assertEquals(20, box.audit.entries().size());
    box.pass(Duration.ofSeconds(10));
    box.audit.refused(Optional.empty(), from("10.0.0.1"), AuditLog.What.WRONG);
    assertEquals(1000, box.audit.entries().getFirst().others());
  }

  @Test
  void it_stays_within_its_bound() throws Exception {
    Accounts box = box();
    String line = "{\"at\":\"2026-11-20T12:00:00Z\",\"who\":\"admin\",\"what\":\"login\"}\n";
    for (int fills = 0; fills < 3; fills++) {
      Files.writeString(temp.resolve("audit.jsonl"), line.repeat(5_000), CREATE, APPEND);
      box.audit.note(Role.VIEWER, from("10.0.0.1"), AuditLog.What.LOGIN);
    }
    assertEquals(
        2 + 5_000, box.audit.entries().size(), "the file that was full, and the entry since");
    assertEquals(2, temp.toFile().list().length);
  }

  @Test
  void a_folder_that_cannot_be_written_keeps_nobody_out() throws Exception {
    Path noFolder = Files.writeString(temp.resolve("file"), "");
    Accounts box = new Accounts(noFolder, "{ viewer: { password: the right one } }");
    box.audit.note(Role.VIEWER, from("10.0.0.1"), AuditLog.What.LOGIN);
    assertEquals(List.of(), box.audit.entries());
  }
}
