package dev.controllerstatus.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.controllerstatus.access.Role;
import dev.controllerstatus.api.StatusBody.RecordingBody;
import dev.controllerstatus.command.RunningBox;
import dev.controllerstatus.history.Recording;
import dev.controllerstatus.history.Recording.Repair;
import dev.controllerstatus.history.Recording.Trouble;
import dev.controllerstatus.words.Messages;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RecordingWordsTest {
  private static final Instant SINCE = Instant.parse("2026-11-21T14:03:00Z");
  @TempDir private Path temp;

  private static RecordingWords words(Locale language) {
    return new RecordingWords(new Wording(Messages.in(language)));
  }

  @Test
  void in_german_they_are_told_in_german() {
    Repair repair = new Repair(SINCE, "history-damaged.db", 12_345);
    Trouble trouble = new Trouble(Trouble.Kind.DISK_ERROR, SINCE, "no luck");
    RecordingBody body =
        words(Locale.GERMAN).of(new Recording(Optional.of(trouble), Optional.of(repair)));
    assertEquals(
        "Seit 21. Nov. 2026 14:03:00 UTC wird nichts aufgezeichnet: Der Speicher der Box meldet"
            + " Fehler (no luck). Geprüft wird weiter.",
        body.says());
    assertEquals(
        "Der Verlauf war beschädigt; 12.345 Messungen wurden am 21. Nov. 2026 14:03:00 UTC"
            + " gerettet. Die beschädigte Datei liegt als history-damaged.db im Datenordner.",
        body.repaired());
  }

  @ParameterizedTest
  @CsvSource({
    "DISK_FULL, disk-full, disk is full",
    "READ_ONLY, read-only, turned read-only",
    "NOT_PERMITTED, not-permitted, may not write to its data folder",
    "DISK_ERROR, disk-error, (no luck)",
    "BEING_REPAIRED, being-repaired, is being repaired"
  })
  void each_trouble_has_its_sentence(Trouble.Kind kind, String word, String says) {
    RecordingBody body =
        words(Locale.ENGLISH)
            .of(new Recording(Optional.of(new Trouble(kind, SINCE, "no luck")), Optional.empty()));
    assertFalse(body.writes());
    assertEquals(word, body.trouble());
    String sentence = String.valueOf(body.says());
    assertTrue(sentence.startsWith("Nothing is recorded since 2026-11-21 14:03:00 UTC"), sentence);
    assertTrue(sentence.contains(says), sentence);
    assertNull(body.repaired());
  }

  @Test
  void a_repair_is_told_with_what_it_saved() {
    Repair repair = new Repair(SINCE, "history-damaged-20261121-140300.db", 12_345);
    RecordingBody body =
        words(Locale.ENGLISH).of(new Recording(Optional.empty(), Optional.of(repair)));
    assertTrue(body.writes());
    String sentence = String.valueOf(body.repaired());
    assertTrue(sentence.contains("12,345 samples were saved"), sentence);
    assertTrue(sentence.contains("history-damaged-20261121-140300.db"), sentence);
  }

  @Test
  void the_page_and_the_api_tell_of_a_file_that_was_damaged() throws Exception {
    Files.createDirectories(temp.resolve("data"));
    Files.writeString(temp.resolve("data/history.db"), "no history ".repeat(999));
    try (RunningBox box = new RunningBox(temp, "")) {
      String page = box.ask("GET /", box.as(Role.VIEWER), "Accept: text/html").body();
      assertTrue(page.contains("The history was damaged; 0 samples were saved"), page);
      String status = box.ask("GET /api/status", box.as(Role.VIEWER)).body();
      assertTrue(status.contains("\"writes\":true"), status);
    }
  }
}
