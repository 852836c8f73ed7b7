package dev.controllerstatus.history.export;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.controllerstatus.history.AnyKept;
import dev.controllerstatus.history.Kept;
import dev.controllerstatus.history.KeptInMemory;
import dev.controllerstatus.target.TargetId;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImportTest {
  private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");
  private static final TargetId BACKEND = new TargetId("https", "backend");
  private static final Window ALWAYS = new Window(Instant.MIN, Instant.MAX);
  @TempDir private Path temp;

  @Provide
  Arbitrary<List<Kept>> histories() {
    return AnyKept.any().list().ofMaxSize(20).map(ImportTest::numbered);
  }

  /** Ids grow, with holes. */
  private static List<Kept> numbered(List<Kept> any) {
    List<Kept> numbered = new ArrayList<>();
    long id = -3;
    for (Kept kept : any) {
      id += 1 + Math.floorMod(kept.id(), 5);
      numbered.add(new Kept(id, kept.clock(), kept.sample()));
    }
    return numbered;
  }

  private static void export(KeptInMemory from, Path file) throws IOException {
    Export export = new Export(from, Format.JSONL, ALWAYS, Optional.empty());
    try (OutputStream out = Files.newOutputStream(file)) {
      for (var part = export.next(); part.isPresent(); part = export.next()) {
        out.write(part.get());
      }
    }
  }

  @Property(tries = 200)
  void what_was_exported_is_imported_as_it_was(@ForAll("histories") List<Kept> history)
      throws Exception {
    Path file = Files.createTempFile("history", ".jsonl");
    try {
      KeptInMemory before = new KeptInMemory();
      before.add(history);
      export(before, file);
      KeptInMemory after = new KeptInMemory();
      assertEquals(history.size(), new Import(file).into(after));
      assertEquals(before.all(), after.all());
    } finally {
      Files.delete(file);
    }
  }

  @Test
  void many_pages_are_imported_in_order() throws Exception {
    KeptInMemory before = KeptInMemory.of(BACKEND, NOON, 3 * Export.PAGE);
    Path file = temp.resolve("history.jsonl");
    export(before, file);
    KeptInMemory after = new KeptInMemory();
    new Import(file).into(after);
    assertEquals(before.all(), after.all());
  }

  private void assertRefused(String fault, List<String> lines) throws IOException {
    Path file = temp.resolve("history.jsonl");
    Files.write(file, lines);
    KeptInMemory store = new KeptInMemory();
    Exception e = assertThrows(DamagedLineException.class, () -> new Import(file).into(store));
    assertEquals(fault, e.getMessage());
    assertTrue(store.isEmpty(), "something was imported");
  }

  private static List<String> lines(int count) {
    return new ArrayList<>(
        KeptInMemory.of(BACKEND, NOON, count).all().stream().map(SampleLine::of).toList());
  }

  @Test
  void nothing_is_imported_where_the_last_line_is_damaged() throws Exception {
    List<String> lines = lines(1_001);
    lines.set(1_000, lines.get(1_000).replace("\"outcome\":\"up\"", "\"outcome\":\"odd\""));
    assertRefused("line 1001: outcome is \"odd\", which this release does not know", lines);
  }

  @Test
  void samples_that_are_not_in_order_are_refused() throws Exception {
    List<String> lines = lines(2);
    lines.add(lines.getFirst());
    assertRefused("line 3: id is 1, but the line before has 2", lines);
  }

  @Test
  void csv_is_told_from_json() throws Exception {
    assertRefused(
        "line 1: this is CSV; only JSON Lines can be read",
        List.of(SampleRow.HEADER.strip() + "\r", "1,2"));
  }

  @Test
  void an_empty_line_is_damage() throws Exception {
    List<String> lines = lines(1);
    lines.add("");
    assertRefused("line 2: no JSON object", lines);
  }

  @Test
  void a_line_without_end_does_not_fill_the_memory() throws Exception {
    String longest = "x".repeat(SampleLines.LONGEST + 1);
    assertRefused("line 1: longer than 1048576 characters", List.of(longest));
  }

  @Test
  void lines_that_end_as_on_windows_are_read() throws Exception {
    Path file = temp.resolve("history.jsonl");
    Files.writeString(file, String.join("\r\n", lines(3)) + "\r\n");
    assertEquals(3, new Import(file).into(new KeptInMemory()));
  }
}
