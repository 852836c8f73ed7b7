package dev.controllerstatus.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.controllerstatus.access.Role;
import dev.controllerstatus.command.Answer;
import dev.controllerstatus.command.RunningBox;
import dev.controllerstatus.config.Changes;
import dev.controllerstatus.probe.UdpServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Changing settings over the interface, while the box runs. */
class SettingsTest {
  private static final String JSON = "application/json";
  private static final String TARGETS =
      """
      tcp:
        door: { name: Door, host: 127.0.0.1, port: 1, every: 30s, timeout: 1s }
        lamp: { name: Lamp, host: 127.0.0.1, port: 1, every: 30s, timeout: 1s }
      amqp:
        rabbitmq: { url: "amqp://probe:hush-hush@127.0.0.1:1/", every: 1h, timeout: 1s }
        second: { url: "amqp://127.0.0.1:1/", user: probe, password: hush-hush, every: 1h }
      https:
        backend: { url: "http://127.0.0.1:1/health?key=hush-hush", every: 1h, timeout: 1s }
      """;
  private static final String DOOR = "/api/settings/targets/tcp/door";
  @TempDir private Path temp;
  private RunningBox box;

  @AfterEach
  void stop() {
    box.close();
  }

  private void start() throws Exception {
    box = new RunningBox(temp, TARGETS);
  }

  private void restart() throws Exception {
    box.close();
    start();
  }

  private Answer get(String path) throws IOException {
    Answer answer = box.ask("GET " + path, box.as(Role.ADMIN));
    assertEquals(200, answer.status(), answer::body);
    return answer;
  }

  /** Sends all changes of a group, as JSON, at the revision that it has now. */
  private Answer put(String path, String changes) throws IOException {
    return put(path, changes, "If-Match: " + get(path).header("etag"));
  }

  private Answer put(String path, String changes, String condition) throws IOException {
    String body = "{\"changes\":%s}".formatted(changes);
    return box.send("PUT " + path, JSON, body, box.as(Role.ADMIN), condition);
  }

  private Answer add(String id, String changes) throws IOException {
    return put("/api/settings/targets/" + id, changes, "If-None-Match: *");
  }

  private Answer delete(String path) throws IOException {
    return box.ask("DELETE " + path, box.as(Role.ADMIN), "If-Match: " + get(path).header("etag"));
  }

  private static void assertStatus(int status, Answer answer) {
    assertEquals(status, answer.status(), answer::body);
  }

  private static void assertHas(String part, Answer answer) {
    assertTrue(answer.body().contains(part), () -> part + " is missing in " + answer.body());
  }

  private static void assertHasNot(String part, Answer answer) {
    assertFalse(answer.body().contains(part), () -> part + " is in " + answer.body());
  }

  @Test
  void a_name_counts_at_once_and_after_a_restart() throws Exception {
    start();
    assertStatus(200, put("/api/settings/box", "{\"name\":\"Depot South\"}"));
    assertHas("\"boxName\":\"Depot South\"", get("/api/status"));
    assertHas("Depot South", box.ask("GET /login"));
    restart();
    assertHas("\"boxName\":\"Depot South\"", get("/api/status"));
    assertTrue(Files.readString(temp.resolve("controller-status.yml")).contains("Test depot"));
  }

  @Test
  void a_change_that_is_taken_back_leaves_what_the_file_says() throws Exception {
    start();
    put("/api/settings/box", "{\"name\":\"Depot South\"}");
    assertHas("\"source\":\"app\",\"beneath\":\"Test depot\"", get("/api/settings/box"));
    assertStatus(200, put("/api/settings/box", "{}"));
    assertHas("\"value\":\"Test depot\",\"source\":\"file\"", get("/api/settings/box"));
    assertHas("\"boxName\":\"Test depot\"", get("/api/status"));
  }

  @Test
  void a_service_gets_another_address_and_is_asked_there_at_once() throws Exception {
    start();
    try (UdpServer server = UdpServer.that(UdpServer.SILENT)) {
      String changes =
          "{\"server\":\"127.0.0.1\",\"port\":\"%d\",\"query\":\"a.test\",\"name\":\"Names\"}"
              .formatted(server.port());
      assertStatus(200, add("dns/own", changes));
      assertHas("\"id\":\"dns/own\",\"name\":\"Names\"", get("/api/status"));
      awaitQuestion(server);
    }
  }

  private static void awaitQuestion(UdpServer server) {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
    while (server.received().isEmpty()) {
      assertTrue(System.nanoTime() < end, "never asked");
      Thread.onSpinWait();
    }
  }

  @Test
  void a_service_is_switched_off_and_on_again() throws Exception {
    start();
    assertStatus(200, put(DOOR, "{\"enabled\":\"false\"}"));
    assertHasNot("tcp/door", get("/api/status"));
    assertHas("tcp/lamp", get("/api/status"));
    assertHas("\"id\":\"tcp/door\"", get("/api/settings"));
    assertStatus(200, put(DOOR, "{}"));
    assertHas("tcp/door", get("/api/status"));
  }

  @Test
  void a_service_that_was_added_goes_when_its_changes_do() throws Exception {
    start();
    String added = "/api/settings/targets/tcp/gate";
    assertStatus(200, add("tcp/gate", "{\"host\":\"127.0.0.1\",\"port\":\"1\"}"));
    assertHas("\"added\":true", get(added));
    restart();
    assertHas("tcp/gate", get("/api/status"));
    assertStatus(204, delete(added));
    assertHasNot("tcp/gate", get("/api/status"));
    assertStatus(404, box.ask("GET " + added, box.as(Role.ADMIN)));
  }

  @Test
  void nothing_is_added_where_there_is_something() throws Exception {
    start();
    assertStatus(412, add("tcp/door", "{\"name\":\"Another\"}"));
    assertHas("\"name\":\"Door\"", get("/api/status"));
  }

  @Test
  void all_mistakes_come_at_once_at_their_settings_and_nothing_is_kept() throws Exception {
    start();
    Answer answer =
        put(DOOR, "{\"port\":\"eighty\",\"every\":\"fast\",\"colour\":\"red\",\"name\":\"Gate\"}");
    assertStatus(422, answer);
    assertHas("\"name\":\"port\",\"says\":\"found \\\"eighty\\\", allowed: a whole number", answer);
    assertHas("\"allowed\":\"a duration from 1s to 1d, such as 10s\"", answer);
    assertHas("\"name\":\"colour\",\"says\":\"unknown key", answer);
    assertHas("\"name\":\"Door\"", get("/api/status"));
    assertFalse(Files.exists(Changes.file(temp.resolve("data"))));
  }

  @Test
  void settings_that_do_not_go_together_are_told_as_at_the_start() throws Exception {
    start();
    Answer answer = put(DOOR, "{\"every\":\"2s\",\"timeout\":\"5s\"}");
    assertStatus(422, answer);
    assertHas("\"name\":\"timeout\"", answer);
    assertHas("\"allowed\":\"less than every (2s)\"", answer);
  }

  @ParameterizedTest
  @CsvSource({"tcp/Door!, 422", "pigeon/post, 404", "box/own, 404", "gateway/own, 404"})
  void what_can_be_no_service_is_not_added(String id, int status) throws Exception {
    start();
    assertStatus(status, add(id, "{\"name\":\"x\"}"));
  }

  @Test
  void who_did_not_see_the_latest_change_does_not_overwrite_it() throws Exception {
    start();
    String etag = get(DOOR).header("etag");
    assertStatus(200, put(DOOR, "{\"name\":\"Gate\"}", "If-Match: " + etag));
    assertStatus(412, put(DOOR, "{\"name\":\"Hatch\"}", "If-Match: " + etag));
    assertHas("\"name\":\"Gate\"", get("/api/status"));
    assertStatus(428, put(DOOR, "{\"name\":\"Hatch\"}", "X-Nothing: at all"));
    assertNotEquals(etag, get(DOOR).header("etag"));
  }

  @Test
  void no_secret_is_sent_out_and_none_is_lost_when_a_form_comes_back() throws Exception {
    start();
    Answer all = get("/api/settings");
    assertHasNot("hush-hush", all);
    assertHas("amqp://probe:***@127.0.0.1:1/", all);
    assertHas("http://127.0.0.1:1/health?***", all);
    String broker = "/api/settings/targets/amqp/rabbitmq";
    String same = "{\"name\":\"Broker\",\"url\":\"amqp://probe:***@127.0.0.1:1/\"}";
    assertStatus(200, put(broker, same));
    assertStatus(
        422, put(broker, "{\"url\":\"amqp://probe:***@192.0.2.1:1/\",\"name\":\"Broker\"}"));
    assertStatus(200, put(broker, "{\"url\":\"amqp://probe:quite-new@127.0.0.1:1/\"}"));
    assertStatus(200, put(broker, same));
    assertTrue(Files.readString(Changes.file(temp.resolve("data"))).contains("quite-new"));
    assertHasNot("quite-new", get("/api/settings"));
    assertHasNot("quite-new", get("/api/audit"));
  }

  @Test
  void a_password_goes_to_no_other_address_than_it_was_given_for() throws Exception {
    start();
    String broker = "/api/settings/targets/amqp/second";
    Answer refused = put(broker, "{\"url\":\"amqp://192.0.2.1:1/\"}");
    assertStatus(422, refused);
    assertHas("\"name\":\"password\"", refused);
    assertStatus(422, put(broker, "{\"url\":\"amqp://127.0.0.1:2/\",\"password\":\"***\"}"));
    assertStatus(200, put(broker, "{\"url\":\"amqp://127.0.0.1:2/\",\"password\":\"another\"}"));
    assertStatus(200, put(broker, "{\"url\":\"amqp://127.0.0.1:3/\",\"password\":\"another\"}"));
    assertStatus(200, delete(broker));
  }

  @Test
  void a_file_with_a_password_is_named_in_the_configuration_alone() throws Exception {
    start();
    Answer refused =
        put("/api/settings/targets/amqp/second", "{\"password-file\":\"/etc/hostname\"}");
    assertStatus(422, refused);
    assertHas("\"name\":\"password-file\"", refused);
  }

  @Test
  void what_the_environment_sets_is_shown_as_locked_and_stays() throws Exception {
    box =
        new RunningBox(
            temp, TARGETS, Map.of("CONTROLLER_STATUS_TARGETS_TCP_DOOR_NAME", "Environment"));
    assertHas("\"name\":\"name\",\"value\":\"Environment\",\"source\":\"environment\"", get(DOOR));
    assertStatus(422, put(DOOR, "{\"name\":\"Gate\"}"));
    assertStatus(200, put(DOOR, "{\"purpose\":\"Opens\"}"));
  }

  @Test
  void each_change_is_in_the_audit_log_with_who_and_what() throws Exception {
    start();
    put(DOOR, "{\"name\":\"Gate\"}");
    Answer audit = get("/api/audit");
    assertHas("\"who\":\"admin\"", audit);
    assertHas("\"what\":\"setting-changed\"", audit);
    assertHas("\"before\":\"targets.tcp.door.name: Door\"", audit);
    assertHas("\"after\":\"targets.tcp.door.name: Gate\"", audit);
  }

  @Test
  void a_file_of_changes_that_cannot_be_used_is_set_aside_and_told() throws Exception {
    Path data = Files.createDirectories(temp.resolve("data"));
    String text = "set: { controller-status.targets.tcp.door.port: eighty }\n";
    Files.writeString(Changes.file(data), text);
    start();
    assertHas("\"name\":\"Door\"", get("/api/status"));
    assertHas("eighty", get("/api/settings"));
    assertFalse(Files.exists(Changes.file(data)));
    assertEquals(text, Files.readString(Changes.aside(data)));
    restart();
    assertHas("\"unfit\":[]", get("/api/settings"));
  }

  @Test
  void a_change_that_cannot_be_kept_is_not_made() throws Exception {
    start();
    Files.createDirectories(Changes.file(temp.resolve("data")).resolve("in-the-way"));
    assertStatus(507, put(DOOR, "{\"name\":\"Gate\"}"));
    assertHas("\"name\":\"Door\"", get("/api/status"));
  }

  @Test
  void the_state_of_users_certificates_and_wifi_is_told() throws Exception {
    start();
    Answer all = get("/api/settings");
    assertHas("{\"user\":\"viewer\",\"password\":\"configured\"}", all);
    assertHas("\"source\":\"own\"", all);
    assertHas("\"served\":true", all);
    assertHas("\"ssid\":\"Status-", all);
    assertHas("\"java\":\"25", get("/api/about"));
    assertHas("{\"name\":\"org.yaml:snakeyaml\"", get("/api/about"));
  }
}
