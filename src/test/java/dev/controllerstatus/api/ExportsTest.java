package dev.controllerstatus.api;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.controllerstatus.access.AuditLog;
import dev.controllerstatus.access.Role;
import dev.controllerstatus.command.Answer;
import dev.controllerstatus.command.RunningBox;
import dev.controllerstatus.guard.flood.Visitors;
import dev.controllerstatus.history.Kept;
import dev.controllerstatus.history.KeptInMemory;
import dev.controllerstatus.history.KeptReader;
import dev.controllerstatus.history.export.SampleLine;
import dev.controllerstatus.target.TargetId;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Exports of the running product, as a client on the network gets them. */
class ExportsTest {
  private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");
  private static final TargetId GREETER = new TargetId("tcp", "greeter");
  private static final KeptInMemory STORE = KeptInMemory.of(GREETER, NOON, 1_200);
  private static final long WITHOUT_END = 1_000_000;

  /** What the store does that the tests read from. */
  private static final AtomicInteger READS = new AtomicInteger();

  private static KeptReader now = STORE;
  @TempDir private static Path temp;
  private static RunningBox box;

  @BeforeAll
  static void start() throws Exception {
    KeptReader reader =
        (id, from, to, target, most) -> {
          READS.incrementAndGet();
          return now.after(id, from, to, target, most);
        };
    box = new RunningBox(temp, "tcp: { greeter: { host: 127.0.0.1, port: 9, every: 1d } }", reader);
  }

  @AfterAll
  static void stop() {
    box.close();
  }

  @BeforeEach
  void store() {
    now = STORE;
    READS.set(0);
  }

  private static Answer ask(String path) throws IOException {
    return box.ask("GET " + path, box.as(Role.VIEWER));
  }

  /**
   * The body without the frames of chunked coding, RFC 9112 section 7.1; all of it must be there.
   */
  private static String whole(Answer answer) {
    assertTrue(answer.body().endsWith("0\r\n\r\n"), "cut off");
    byte[] body = answer.body().getBytes(UTF_8);
    StringBuilder whole = new StringBuilder();
    int at = 0;
    while (true) {
      int end = at;
      while (body[end] != '\r') {
        end++;
      }
      int length = Integer.parseInt(new String(body, at, end - at, UTF_8), 16);
      if (length == 0) {
        return whole.toString();
      }
      whole.append(new String(body, end + 2, length, UTF_8));
      at = end + 2 + length + 2;
    }
  }

  private static List<Kept> lines(Answer answer) throws Exception {
    List<Kept> all = new ArrayList<>();
    for (String line : whole(answer).lines().toList()) {
      all.add(SampleLine.parse(all.size() + 1L, line));
    }
    return all;
  }

  @Test
  void every_sample_is_exported_in_order_page_by_page() throws Exception {
    Answer answer = ask("/api/samples.jsonl");
    assertEquals(200, answer.status());
    assertEquals("application/jsonl", answer.header("content-type"));
    assertEquals("no-store", answer.header("cache-control"));
    assertEquals(STORE.all(), lines(answer));
    assertEquals(4, READS.get());
  }

  @Test
  void csv_has_a_header_and_one_row_a_sample() throws Exception {
    Answer answer = ask("/api/services/tcp/greeter/samples.csv?from=2026-11-21T12:00:00Z");
    assertEquals("text/csv;charset=utf-8;header=present", answer.header("content-type"));
    List<String> rows = whole(answer).lines().toList();
    assertEquals(1_201, rows.size());
    assertTrue(rows.getFirst().startsWith("id,at,target,"), rows::getFirst);
    assertTrue(rows.get(1).startsWith("1,2026-11-21T12:00:00Z,tcp/greeter,"), () -> rows.get(1));
  }

  @Test
  void a_window_has_its_beginning_and_not_its_end() throws Exception {
    Answer answer =
        ask(
            "/api/services/tcp/greeter/samples.jsonl?from=2026-11-21T13:01:00%2B01:00"
                + "&to=2026-11-21T12:02:00Z");
    assertEquals(STORE.all().subList(6, 12), lines(answer));
  }

  @Test
  void nothing_kept_is_an_empty_file() throws Exception {
    assertEquals("", whole(ask("/api/samples.jsonl?to=2026-11-21")));
    assertEquals(1, whole(ask("/api/samples.csv?to=2026-11-21")).lines().count());
  }

  @ParameterizedTest
  @CsvSource({
    "/api/samples.csv, Test-depot-samples.csv",
    "/api/samples.jsonl?from=2026-11-20&to=2026-11-21T12:30:00Z,"
        + " Test-depot-samples-from-20261120T000000Z-to-20261121T123000Z.jsonl",
    "/api/services/tcp/greeter/samples.csv?to=2026-11-21,"
        + " Test-depot-tcp-greeter-to-20261121T000000Z.csv"
  })
  void the_file_is_named_after_box_service_and_window(String path, String name) throws Exception {
    assertEquals("attachment; filename=\"" + name + "\"", ask(path).header("content-disposition"));
  }

  @ParameterizedTest
  @CsvSource({
    "from=yesterday, 'from must be a day such as 2026-11-21, or a time such as"
        + " 2026-11-21T12:00:00Z.'",
    "to=2026-02-30, 'to must be a day such as 2026-11-21, or a time such as"
        + " 2026-11-21T12:00:00Z.'",
    "to=2026-11-21T12:00:00, 'to must be a day such as 2026-11-21, or a time such as"
        + " 2026-11-21T12:00:00Z.'",
    "from=, 'from must be a day such as 2026-11-21, or a time such as 2026-11-21T12:00:00Z.'",
    "from=%2B999999999-01-01T00:00:00Z, 'from must be a day such as 2026-11-21, or a time such as"
        + " 2026-11-21T12:00:00Z.'",
    "from=2026-11-21&to=2026-11-21, from (2026-11-21T00:00:00Z) must be before to"
        + " (2026-11-21T00:00:00Z).",
    "to=1970-01-01, from (1970-01-01T00:00:00Z) must be before to (1970-01-01T00:00:00Z)."
  })
  void a_window_that_is_none_is_a_problem(String query, String detail) throws Exception {
    for (String path : List.of("/api/samples.csv", "/api/services/tcp/greeter/samples.jsonl")) {
      Answer answer = ask(path + "?" + query);
      assertEquals(400, answer.status(), answer::toString);
      assertTrue(answer.body().contains("\"urn:controller-status:bad-window\""), answer::body);
      assertTrue(answer.body().contains("\"detail\":\"" + detail + "\""), answer::body);
    }
  }

  @Test
  void a_service_that_is_none_is_not_found() throws Exception {
    assertEquals(404, ask("/api/services/tcp/nothing/samples.csv").status());
    assertEquals(404, ask("/api/services/TCP/../samples.csv").status());
  }

  @Test
  void an_export_stands_in_the_audit_log() throws Exception {
    AuditLog audit = box.part(AuditLog.class);
    int before = audit.entries().size();
    ask("/api/samples.csv");
    assertEquals(before + 1, audit.entries().size());
    assertEquals("samples-exported", audit.entries().getFirst().what());
    assertEquals("viewer", audit.entries().getFirst().who());
    ask("/api/samples.csv?from=never");
    assertEquals(before + 1, audit.entries().size());
  }

  @Test
  void an_export_that_breaks_off_does_not_look_whole() throws Exception {
    now = (id, from, to, target, most) -> broken(STORE.after(id, from, to, target, most), id);
    Answer answer = ask("/api/samples.jsonl");
    assertFalse(answer.body().endsWith("0\r\n\r\n"), "looks whole");
    assertFalse(answer.body().contains("the disk is gone"), "what broke is not told");
  }

  private static List<Kept> broken(List<Kept> page, long id) {
    if (id >= 500) {
      throw new IllegalStateException("the disk is gone");
    }
    return page;
  }

  /** A store that never ends. */
  private static List<Kept> endless(
      long id, Instant from, Instant to, Optional<TargetId> target, int most) {
    Kept first = STORE.all().getFirst();
    List<Kept> page = new ArrayList<>();
    long next = Math.max(id, 0);
    for (int i = 1; i <= most && next + i <= WITHOUT_END; i++) {
      page.add(new Kept(next + i, first.clock(), first.sample()));
    }
    return page;
  }

  private static Socket begin() throws IOException {
    Socket socket = box.trust().getSocketFactory().createSocket("127.0.0.1", box.httpsPort());
    socket.setSoTimeout(20_000);
    String request =
        "GET /api/samples.csv HTTP/1.1\r\nHost: localhost\r\n%s\r\n\r\n"
            .formatted(box.as(Role.VIEWER));
    socket.getOutputStream().write(request.getBytes(UTF_8));
    socket.getInputStream().readNBytes(2_000);
    return socket;
  }

  /** How many pages were read when no more have been for half a second. */
  private static int atRest() {
    int reads = -1;
    while (READS.get() != reads) {
      reads = READS.get();
      LockSupport.parkNanos(500_000_000);
    }
    return reads;
  }

  @Test
  void a_client_that_does_not_read_on_makes_the_box_wait() throws Exception {
    now = ExportsTest::endless;
    try (Socket socket = begin()) {
      int held = atRest();

      assertTrue(held < 300, () -> held + " pages were read for a client that takes none");
      socket.getInputStream().readNBytes(8_000_000);
      assertTrue(READS.get() > held, "does not go on");
    }
  }

  @Test
  void a_client_that_goes_away_ends_the_reading() throws Exception {
    now = ExportsTest::endless;
    begin().close();
    assertTrue(atRest() < 2_000, "reads on for nobody");
  }

  @Test
  void an_address_that_has_all_its_places_taken_is_told() throws Exception {
    Visitors visitors = box.part(Visitors.class);
    InetSocketAddress here = new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 1);
    int taken = 0;
    int status = 0;
    try {
      // Connections of the tests before this one may be giving back theirs just now.
      for (int tries = 0; tries < 20 && status != 429; tries++) {
        while (visitors.stay(here)) {
          taken++;
        }
        visitors.end(here); // For the connection; none is left for the export.
        taken--;
        status = ask("/api/samples.csv").status();
      }
      assertEquals(429, status);
    } finally {
      for (int i = 0; i < taken; i++) {
        visitors.end(here);
      }
    }
  }
}
