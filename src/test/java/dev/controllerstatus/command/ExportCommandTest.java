package dev.controllerstatus.command;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.controllerstatus.config.Configuration;
import dev.controllerstatus.history.KeptInMemory;
import dev.controllerstatus.history.KeptReader;
import dev.controllerstatus.target.TargetId;
import java.io.ByteArrayOutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

/** Out of one box and into another, by the command line. */
class ExportCommandTest {
  private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");
  private static final TargetId BACKEND = new TargetId("https", "backend");

  @TempDir private Path temp;
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();
  private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
  private KeptReader store = KeptInMemory.of(BACKEND, NOON, 1_200);
  private Map<String, String> environment;

  @BeforeEach
  void configure() throws Exception {
    Path file = temp.resolve("controller-status.yml");
    String yaml = "controller-status: { box: { data: '%s' } }";
    Files.writeString(file, yaml.formatted(temp.resolve("data")));
    environment = Map.of(Configuration.FILE_VARIABLE, file.toString());
  }

  private int export(String... words) {
    return execute(new ExportCommand(environment, printed, store), words);
  }

  private int bring(KeptInMemory into, Path file) {
    return execute(new ImportCommand(environment, into), file.toString());
  }

  private int execute(Object command, String... words) {
    return new CommandLine(command)
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setParameterExceptionHandler(CommandLines::explain)
        .setOut(new PrintWriter(out, true))
        .setErr(new PrintWriter(err, true))
        .execute(words);
  }

  private String file(String name) {
    return temp.resolve(name).toString();
  }

  @Test
  void a_history_is_carried_from_box_to_box() {
    assertEquals(0, export(file("history.jsonl")), err::toString);
    assertEquals("Wrote 1,200 samples to %s.\n".formatted(file("history.jsonl")), out.toString());
    KeptInMemory other = new KeptInMemory();
    assertEquals(0, bring(other, temp.resolve("history.jsonl")), err::toString);
    assertTrue(
        out.toString().endsWith("Imported 1,200 samples into %s.\n".formatted(file("data"))),
        out::toString);
    assertEquals(((KeptInMemory) store).all(), other.all());
  }

  @Test
  void a_file_that_ends_so_is_csv() throws Exception {
    assertEquals(0, export("--to", "2026-11-21T12:00:30Z", file("Friday.CSV")), err::toString);
    List<String> rows = Files.readAllLines(temp.resolve("Friday.CSV"));
    assertEquals(4, rows.size());
    assertTrue(rows.getFirst().startsWith("id,at,target,"), rows::getFirst);
  }

  @Test
  void a_dash_prints_and_says_nothing_else() {
    assertEquals(0, export("--from", "2026-11-21T15:00:00Z", "--format", "csv", "-"));
    assertEquals(121, printed.toString(UTF_8).lines().count());
    assertEquals("", out.toString() + err);
  }

  @Test
  void one_service_can_be_chosen() {
    assertEquals(0, export("--service", "https/backend", file("one.jsonl")));
    assertEquals(0, export("--service", "https/other", file("other.jsonl")));
    assertTrue(out.toString().contains("Wrote 0 samples"), out::toString);
  }

  @ParameterizedTest
  @CsvSource({
    "--from, soon, '--from must be a day such as 2026-11-21, or a time such as"
        + " 2026-11-21T12:00:00Z.'",
    "--to, 1960-01-01, '--to must be a day such as 2026-11-21, or a time such as"
        + " 2026-11-21T12:00:00Z.'",
    "--service, backend, '--service must look like https/backend, not backend'",
    "--format, xml, 'Invalid value for option ''--format'': expected one of [CSV, JSONL]"
        + " (case-insensitive) but was ''xml'''"
  })
  void words_that_make_no_sense_are_told(String option, String value, String message) {
    assertEquals(64, export(option, value, file("x")));
    assertEquals(message + "; --help tells what there is.\n", err.toString());
    assertFalse(Files.exists(temp.resolve("x")));
  }

  @Test
  void a_window_that_is_upside_down_and_a_missing_file_are_told() {
    assertEquals(64, export("--from", "2026-11-22", "--to", "2026-11-21", file("x")));
    assertEquals(64, export());
    assertTrue(err.toString().contains("Missing required parameter: 'FILE'"), err::toString);
  }

  @Test
  void a_file_is_never_overwritten() throws Exception {
    Files.writeString(temp.resolve("x"), "precious");
    assertEquals(3, export(file("x")));
    assertEquals(
        "Not exported: %s: there is such a file already, choose another name\n"
            .formatted(file("x")),
        err.toString());
    assertEquals("precious", Files.readString(temp.resolve("x")));
  }

  @Test
  void a_folder_that_is_none_is_told() {
    assertEquals(3, export(file("nowhere/x")));
    assertEquals(
        "Not exported: %s: there is no such file or folder\n".formatted(file("nowhere/x")),
        err.toString());
  }

  @Test
  void a_history_that_cannot_be_read_leaves_no_half_of_a_file() {
    KeptReader whole = store;
    store =
        (id, from, to, target, most) -> {
          if (id > 0) {
            throw new IllegalStateException("the file is damaged");
          }
          return whole.after(id, from, to, target, most);
        };
    assertEquals(3, export(file("x")));
    assertEquals("Not exported: the file is damaged\n", err.toString());
    assertFalse(Files.exists(temp.resolve("x")));
  }

  @Test
  void a_disk_that_is_full_is_told() {
    assertEquals(3, execute(new ExportCommand(environment, new FullDisk(), store), "-"));
    assertEquals("Not exported: No space left on device\n", err.toString());
  }

  private static final class FullDisk extends java.io.OutputStream {
    @Override
    public void write(int b) throws java.io.IOException {
      throw new java.io.IOException("No space left on device");
    }
  }

  @Test
  void a_history_that_is_there_already_is_kept() {
    assertEquals(0, export(file("history.jsonl")));
    assertEquals(3, bring((KeptInMemory) store, temp.resolve("history.jsonl")));
    assertEquals(
        "There is a history in %s already: set controller-status.box.data to a new folder.\n"
            .formatted(file("data")),
        err.toString());
  }

  @Test
  void what_cannot_be_imported_is_told_with_its_line() throws Exception {
    Path file = temp.resolve("history.jsonl");
    Files.writeString(file, "{\"v\":1}\n");
    assertEquals(3, bring(new KeptInMemory(), file));
    assertEquals(file + ", line 1: id is missing; nothing was imported.\n", err.toString());
  }

  @Test
  void a_file_that_is_not_there_or_empty_is_told() throws Exception {
    assertEquals(3, bring(new KeptInMemory(), temp.resolve("nothing")));
    Files.writeString(temp.resolve("empty"), "");
    assertEquals(3, bring(new KeptInMemory(), temp.resolve("empty")));
    assertEquals(
        "Not imported: %s: there is no such file or folder\n%s holds no samples.\n"
            .formatted(file("nothing"), file("empty")),
        err.toString());
  }

  @Test
  void the_program_knows_both_commands() {
    assertTrue(
        CommandLines.of(environment)
            .getSubcommands()
            .keySet()
            .containsAll(List.of("export", "import")));
  }
}
