package dev.controllerstatus.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What was changed in the app: in its file, and over the configuration file. */
class ChangesTest {
  private static final String NAME = "controller-status.box.name";
  private static final String BODY = "controller-status.targets.https.backend.expect.body";
  private static final String YAML =
      "controller-status: { targets: { https: { backend: { expect: { body: OK } } } } }";
  @TempDir private Path folder;

  private static Changes changes(Map<String, Optional<String>> values) {
    return new Changes(new TreeMap<>(values));
  }

  private static Setting setting(Configuration configuration, String key) {
    Section root = configuration.root();
    var _ = root.text(key.substring("controller-status.".length()));
    return configuration.settings(key).getFirst();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"plain", "true", "null", "12", "a: b", "\"'#", "ä\n\t\u0007", " x ", "- [1]", "~"})
  void every_text_comes_back_from_the_file(String text) throws Exception {
    Path file = Changes.file(folder);
    Changes changes = changes(Map.of(NAME, Optional.of(text), BODY, Optional.empty()));
    changes.write(file);
    assertEquals(changes, Changes.read(file));
  }

  @Test
  void the_file_is_for_its_owner_alone_since_it_may_hold_passwords() throws Exception {
    changes(Map.of(NAME, Optional.of("Depot"))).write(Changes.file(folder));
    assertEquals(
        PosixFilePermissions.fromString("rw-------"),
        Files.getPosixFilePermissions(Changes.file(folder)));
  }

  @Test
  void without_a_file_there_are_none() throws Exception {
    assertEquals(Changes.NONE, Changes.read(Changes.file(folder)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "set: { controller-status.box.data: /elsewhere }",
        "set: { controller-status.access.admin.password: x }",
        "cleared: [controller-status.https.certificate]",
        "controller-status: { box: { name: x } }",
        "nonsense",
        "set: ["
      })
  void a_file_that_goes_beyond_what_the_app_can_change_is_refused(String text) throws IOException {
    Path file = Files.writeString(Changes.file(folder), text);
    ConfigurationException e = assertThrows(ConfigurationException.class, () -> Changes.read(file));
    assertEquals(1, e.problems().size(), () -> e.problems().toString());
  }

  @Test
  void they_lie_over_the_file_and_under_the_environment() throws Exception {
    Configuration file = Configured.of("controller-status: { box: { name: File } }", Map.of());
    Setting there = setting(file, NAME);
    assertEquals(Setting.Source.FILE, there.source());

    Setting changed = setting(file.with(changes(Map.of(NAME, Optional.of("App")))), NAME);
    assertEquals(Optional.of("App"), changed.value());
    assertEquals(Setting.Source.APP, changed.source());
    assertEquals(Optional.of("File"), changed.beneath());

    Configuration under = Configured.of("{}", Map.of("CONTROLLER_STATUS_BOX_NAME", "Environment"));
    Setting locked = setting(under.with(changes(Map.of(NAME, Optional.of("App")))), NAME);
    assertEquals(Optional.of("Environment"), locked.value());
    assertEquals(Setting.Source.ENVIRONMENT, locked.source());
  }

  @Test
  void they_can_take_away_what_the_file_says() throws Exception {
    Setting cleared =
        setting(Configured.of(YAML, Map.of()).with(changes(Map.of(BODY, Optional.empty()))), BODY);
    assertEquals(Optional.empty(), cleared.value());
    assertEquals(Setting.Source.APP, cleared.source());
    assertEquals(Optional.of("OK"), cleared.beneath());
  }

  @Test
  void a_list_of_the_file_is_replaced_whole() throws Exception {
    String key = "controller-status.targets.ntp.ntp.servers";
    Configuration file =
        Configured.of(
            "controller-status: { targets: { ntp: { ntp: { servers: [a, b, c] } } } }", Map.of());
    Configuration with = file.with(changes(Map.of(key, Optional.of("d, e"))));
    Section target = with.root().section("targets").section("ntp").section("ntp");
    assertEquals(List.of("d", "e"), target.list("servers", "a name", Parsers::text));
    assertEquals(Optional.of("a, b, c"), with.settings(key).getFirst().beneath());
  }
}
