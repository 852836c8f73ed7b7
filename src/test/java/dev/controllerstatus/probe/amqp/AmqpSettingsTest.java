package dev.controllerstatus.probe.amqp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.controllerstatus.config.Configuration;
import dev.controllerstatus.config.ConfigurationException;
import dev.controllerstatus.config.Configured;
import dev.controllerstatus.config.Secret;
import dev.controllerstatus.probe.wire.SystemNames;
import dev.controllerstatus.probe.wire.Trust;
import dev.controllerstatus.probe.wire.Wire;
import dev.controllerstatus.target.Endpoint;
import dev.controllerstatus.target.Target;
import dev.controllerstatus.target.TargetId;
import dev.controllerstatus.target.Unset;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AmqpSettingsTest {
  private static final AmqpProbe PROBE =
      new AmqpProbe(new Wire(new SystemNames(), new Trust(List.of())), InstantSource.system());
  private static final TargetId ID = new TargetId("amqp", "test");

  @ParameterizedTest
  @CsvSource({
    "amqp://broker.test,               amqp://broker.test:5672,       broker.test, 5672, /",
    "amqps://broker.test,              amqps://broker.test:5671,      broker.test, 5671, /",
    "amqp://broker.test:5673/,         amqp://broker.test:5673/,      broker.test, 5673, /",
    "amqp://broker.test/%2F,           amqp://broker.test:5672/%2F,   broker.test, 5672, /",
    "amqp://broker.test/site,          amqp://broker.test:5672/site,  broker.test, 5672, site",
    "amqp://broker.test/a%2fb+c,       amqp://broker.test:5672/a%2fb+c, broker.test, 5672, a/b+c",
    "amqps://u:p%40w@[::1]:99/site,    amqps://[::1]:99/site,         ::1,         99,   site",
  })
  void an_url_is_taken_apart(String url, String shown, String host, int port, String vhost) {
    AmqpTarget target = assertInstanceOf(AmqpTarget.class, read("url: '%s'".formatted(url)));
    assertEquals(new Endpoint(shown, host, port), target.address());
    assertEquals(vhost, target.vhost());
  }

  @Test
  void user_and_password_of_the_url_are_decoded_and_never_shown() {
    AmqpTarget target = (AmqpTarget) read("url: amqp://us%3Aer:p%40w+d:@broker.test/site");
    assertEquals(new Credentials("us:er", new Secret("p@w+d:")), target.credentials());
    assertFalse(target.toString().contains("p@w"), () -> target.toString());
    assertFalse(target.address().url().contains("us"), () -> target.address().url());
  }

  @Test
  void a_password_file_and_a_user_replace_those_of_the_url(@TempDir Path folder)
      throws IOException {
    Path file = Files.writeString(folder.resolve("password"), "from file\n");
    Credentials credentials = new Credentials("own", new Secret("from file"));
    for (String login : List.of("", "other:word@", "other@")) {
      String settings = "url: amqp://%sbroker.test\nuser: own\npassword-file: %s";
      AmqpTarget target = (AmqpTarget) read(settings.formatted(login, file));
      assertEquals(credentials, target.credentials());
    }
  }

  @Test
  void without_a_login_there_are_no_credentials() {
    assertNull(((AmqpTarget) read("url: amqp://broker.test")).credentials());
  }

  @Test
  void without_an_url_it_is_not_configured_but_its_keys_are_known() {
    assertInstanceOf(Unset.class, read("user: own"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "https://broker.test | url: found \"https://broker.test\", allowed: a URL that starts with"
            + " amqp:// or amqps://",
        "amqp://broker.test/a/b | url: found a second / in the path, allowed: one virtual host,"
            + " with %2f for a slash in its name",
        "amqp://broker.test?heartbeat=5 | url: found a ? or a #, allowed: a URL that ends with the"
            + " virtual host",
        "amqp://me@broker.test | password-file: found none, allowed: the password of the user, here"
            + " or in the URL",
        "amqp://:word@broker.test | user: found none, allowed: the user of the password, here or in"
            + " the URL",
        "amqp://me:wo/rd@broker.test | url: found \"amqp://me:***@broker.test\", allowed: a URL"
            + " that starts with amqp:// or amqps://",
        "amqp://me:wo rd@broker.test | url: found \"amqp://me:***@broker.test\", allowed: a URL"
            + " that starts with amqp:// or amqps://",
      })
  void a_mistake_is_named(String url, String message) {
    assertEquals(
        "controller-status.targets.amqp.test." + message, problem("url: '%s'".formatted(url)));
  }

  @Test
  void a_mistake_beside_a_long_password_does_not_show_its_beginning() {
    String message = problem("url: https://me:%s@broker.test".formatted("secret".repeat(20)));
    assertFalse(message.contains("secret"), message);
  }

  private static Target read(String settings) {
    return PROBE.read(ID, Configured.target("amqp", "test", settings));
  }

  private static String problem(String settings) {
    String yaml = "controller-status:\n  targets:\n    amqp:\n      test:\n" + settings.indent(8);
    ConfigurationException thrown =
        assertThrows(
            ConfigurationException.class,
            () -> {
              Configuration configuration = Configured.of(yaml, Map.of());
              PROBE.read(ID, configuration.root().section("targets.amqp.test"));
              configuration.verify();
            });
    return thrown.problems().stream()
        .filter(text -> text.contains("amqp.test"))
        .findFirst()
        .orElseThrow()
        .replaceFirst(" \\([^()]*\\)$", "");
  }
}
