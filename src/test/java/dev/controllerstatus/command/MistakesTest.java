package dev.controllerstatus.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.controllerstatus.config.Configuration;
import dev.controllerstatus.config.ConfigurationException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

/** Every mistake in a configuration is told with its key, what was found and what is allowed. */
class MistakesTest {
  @TempDir private Path temp;

  private List<String> problems(String yaml, Map<String, String> more) throws IOException {
    Path file = Files.writeString(temp.resolve("controller-status.yml"), yaml);
    Map<String, String> environment = new HashMap<>(more);
    environment.put(Configuration.FILE_VARIABLE, file.toString());
    return assertThrows(ConfigurationException.class, () -> Product.of(environment).close())
        .problems();
  }

  /**
   * Columns: the setting below {@code controller-status}, and the message behind the same words.
   */
  @ParameterizedTest(name = "{0}")
  @CsvFileSource(resources = "/mistakes.csv", delimiter = '|', numLinesToSkip = 1)
  void each_mistake_has_its_message(String setting, String message) throws IOException {
    String yaml = "controller-status: { %s }\n".formatted(setting);
    assertEquals(List.of("controller-status." + message), problems(yaml, Map.of()));
  }

  @Test
  void all_mistakes_are_told_at_once() throws IOException {
    String yaml =
        """
        controller-status:
          http: { port: eighty }
          htps: { port: 8443 }
          targets:
            https:
              backend: { url: "ftp://x", every: fast }
            pigeon:
              post: { host: roof }
        """;
    List<String> problems = problems(yaml, Map.of("CONTROLLER_STATUS_HTTPS_PORTT", "1"));
    assertEquals(6, problems.size(), problems::toString);
  }

  @Test
  void an_environment_variable_overrides_and_is_named_in_its_mistake() throws IOException {
    assertEquals(
        List.of(
            "controller-status.http.port: found \"eighty\", allowed: a whole number from 1 to 65535"
                + " (environment variable CONTROLLER_STATUS_HTTP_PORT)"),
        problems("{}", Map.of("CONTROLLER_STATUS_HTTP_PORT", "eighty")));
  }

  @Test
  void an_unknown_environment_variable_is_told() throws IOException {
    assertEquals(
        List.of("CONTROLLER_STATUS_HTTP_PROT: unknown environment variable; no key has this name"),
        problems("{}", Map.of("CONTROLLER_STATUS_HTTP_PROT", "8080")));
  }

  @Test
  void what_is_not_yaml_is_told_with_its_line() throws IOException {
    assertEquals(
        List.of(
            "controller-status.yml line 2: not valid YAML: found character '\\t(TAB)' that cannot"
                + " start any token. (Do not use \\t(TAB) for indentation)"),
        problems("controller-status:\n\thttp: 1\n", Map.of()));
  }

  @Test
  void a_key_that_stands_twice_is_told_with_both_lines() throws IOException {
    assertEquals(
        List.of(
            "controller-status.box.name: stands twice (controller-status.yml line 2,"
                + " controller-status.yml line 3)"),
        problems("controller-status:\n  box: { name: a }\n  box: { name: b }\n", Map.of()));
  }

  @Test
  void a_document_without_end_is_refused() throws IOException {
    assertEquals(1, problems("controller-status: &a\n  box: *a\n", Map.of()).size());
  }

  @Test
  void a_file_that_is_not_there_is_told() {
    Map<String, String> environment = Map.of(Configuration.FILE_VARIABLE, "/nowhere/at-all.yml");
    ConfigurationException e =
        assertThrows(ConfigurationException.class, () -> Product.of(environment).close());
    assertEquals(
        List.of(
            "/nowhere/at-all.yml: cannot be read (there is no such file); CONTROLLER_STATUS_CONFIG"
                + " names another file, or remove it to use ./controller-status.yml"),
        e.problems());
  }
}
