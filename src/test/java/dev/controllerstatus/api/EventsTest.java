package dev.controllerstatus.api;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.controllerstatus.access.Role;
import dev.controllerstatus.command.RunningBox;
import dev.controllerstatus.probe.BrokenServer;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The event stream, read as a browser's EventSource reads it. */
class EventsTest {
  @TempDir private Path temp;
  private BrokenServer greeter;
  private RunningBox box;

  @BeforeEach
  void start() throws Exception {
    greeter = BrokenServer.that(BrokenServer.says("ready"));
    box = box();
  }

  private RunningBox box() throws Exception {
    String targets =
        "tcp: { greeter: { host: 127.0.0.1, port: %d, every: 10m } }".formatted(greeter.port());
    return new RunningBox(temp, targets);
  }

  @AfterEach
  void stop() {
    box.close();
    greeter.close();
  }

  /** One open stream. */
  private final class Stream implements AutoCloseable {
    private final Socket socket;
    private final BufferedReader lines;

    Stream(String... moreHeaders) throws IOException {
      this(box.as(Role.VIEWER), moreHeaders);
    }

    private Stream(String login, String[] moreHeaders) throws IOException {
      socket = box.trust().getSocketFactory().createSocket("127.0.0.1", box.httpsPort());
      socket.setSoTimeout(20_000);
      String request =
          "GET /api/events HTTP/1.1\r\nHost: localhost\r\n%s\r\n%s\r\n"
              .formatted(
                  login, moreHeaders.length == 0 ? "" : String.join("\r\n", moreHeaders) + "\r\n");
      socket.getOutputStream().write(request.getBytes(UTF_8));
      lines = new BufferedReader(new InputStreamReader(socket.getInputStream(), UTF_8));
    }

    /** The next event with one of these names, as its fields. */
    Map<String, String> next(String... names) throws IOException {
      Map<String, String> fields = new HashMap<>();
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (line.isEmpty() && List.of(names).contains(fields.getOrDefault("event", ""))) {
          return fields;
        } else if (line.isEmpty()) {
          fields.clear();
        } else if (line.contains(": ")) {
          fields.put(line.substring(0, line.indexOf(':')), line.substring(line.indexOf(':') + 2));
        }
      }
      throw new AssertionError("the stream has ended");
    }

    @Override
    public void close() throws IOException {
      socket.close();
    }
  }

  private void check() throws IOException {
    assertEquals(202, box.ask("POST /api/check", box.as(Role.ADMIN), "Content-Length: 0").status());
  }

  @Test
  void the_state_comes_first_and_then_what_happens() throws Exception {
    try (Stream stream = new Stream()) {
      assertTrue(stream.next("status").get("data").contains("\"boxName\":\"Test depot\""));
      check();
      assertTrue(stream.next("sample").get("data").contains("\"id\":\"tcp/greeter\""));
    }
  }

  @Test
  void a_check_tells_its_progress_to_its_end() throws Exception {
    try (Stream stream = new Stream()) {
      stream.next("status");
      check();
      String data = stream.next("check").get("data");
      while (data.contains("\"running\":true")) {
        data = stream.next("check").get("data");
      }
      assertTrue(data.contains("\"done\":1,\"total\":1"), data);
    }
  }

  @Test
  void a_check_is_told_before_any_answer_to_it() throws Exception {
    try (Stream stream = new Stream()) {
      stream.next("status");
      for (int i = 0; i < 200; i++) {
        check();
        assertEquals("check", stream.next("check", "sample").get("event"), "of check " + i);
        while (stream.next("check").get("data").contains("\"running\":true")) {
          // The answers to this one.
        }
      }
    }
  }

  @Test
  void who_comes_back_gets_what_was_missed() throws Exception {
    String seen;
    try (Stream stream = new Stream()) {
      stream.next("status");
      check();
      seen = stream.next("sample").get("id");
    }
    check();
    try (Stream stream = new Stream("Last-Event-ID: " + seen)) {
      String missed = stream.next("sample").get("id");
      assertTrue(number(missed).compareTo(number(seen)) > 0, missed + " after " + seen);
    }
  }

  @Test
  void who_comes_back_after_a_restart_gets_what_was_missed() throws Exception {
    String seen;
    try (Stream stream = new Stream()) {
      stream.next("status");
      check();
      seen = stream.next("sample").get("id");
    }
    check();
    String missed;
    try (Stream stream = new Stream("Last-Event-ID: " + seen)) {
      missed = stream.next("sample").get("id");
    }
    box.close();
    box = box();
    try (Stream stream = new Stream("Last-Event-ID: " + seen)) {
      assertTrue(stream.next("status").get("data").startsWith("{\"boxId\""));
      assertEquals(missed, stream.next("sample").get("id"));
    }
  }

  @Test
  void an_id_that_is_none_begins_with_the_state() throws Exception {
    try (Stream stream = new Stream("Last-Event-ID: 0-77")) {
      assertTrue(stream.next("status").get("data").startsWith("{\"boxId\""));
    }
  }

  private static EventId number(String id) {
    return EventId.parse(id).orElseThrow();
  }

  @Test
  void the_stream_ends_with_the_session_that_opened_it() throws Exception {
    String body = "{\"user\":\"viewer\",\"password\":\"%s\"}".formatted(box.password(Role.VIEWER));
    String cookie =
        box.send("POST /api/session", "application/json", body).cookie("__Host-sid").split(";")[0];
    String session = "Cookie: __Host-sid=" + cookie;
    try (Stream stream = new Stream(session, new String[] {"Connection: close"})) {
      stream.next("status");
      box.ask("DELETE /api/session", session);
      box.ask("POST /api/check", box.as(Role.VIEWER), "Content-Length: 0");
      AssertionError end = assertThrows(AssertionError.class, () -> stream.next("never"));
      assertEquals("the stream has ended", end.getMessage());
    }
  }

  @Test
  void a_situation_is_told_when_it_begins() throws Exception {
    try (Stream stream = new Stream()) {
      stream.next("status");
      greeter.close();
      check();
      stream.next("sample");
      check();
      String data = stream.next("situation").get("data");
      assertTrue(data.contains("\"affects\":[\"tcp/greeter\"]"), data);
    }
  }
}
