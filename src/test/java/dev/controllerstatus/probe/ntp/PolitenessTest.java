package dev.controllerstatus.probe.ntp;

import static dev.controllerstatus.sample.Fault.Refused.Reason.DENIED;
import static dev.controllerstatus.sample.Fault.Refused.Reason.RATE_LIMITED;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.controllerstatus.config.Configured;
import dev.controllerstatus.config.SharedFile;
import dev.controllerstatus.probe.UdpServer;
import dev.controllerstatus.probe.wire.SystemNames;
import dev.controllerstatus.probe.wire.Trust;
import dev.controllerstatus.probe.wire.Wire;
import dev.controllerstatus.rounds.Runner;
import dev.controllerstatus.sample.Fault;
import dev.controllerstatus.sample.Fault.Refused;
import dev.controllerstatus.sample.Outcome;
import dev.controllerstatus.target.TargetId;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How servers are spared; the clocks stand until the test moves them. */
class PolitenessTest {
  private static final Instant NOW = Instant.parse("2026-11-20T15:27:00Z");
  private static final InetSocketAddress SERVER =
      new InetSocketAddress(InetAddress.ofLiteral("192.0.2.1"), 123);
  private static final Trust TRUST = new Trust(List.of());
  private final AtomicLong nanos = new AtomicLong(Long.MAX_VALUE - 5);
  @TempDir private Path folder;
  private Instant wall = NOW;
  private Pauses pauses;
  private NtpProbe probe;

  @BeforeEach
  void start() {
    SharedFile file = new SharedFile(file(), "told by a test");
    pauses = new Pauses(file, () -> wall, nanos::get);
    probe = new NtpProbe(new Wire(new SystemNames(), TRUST), () -> wall, pauses);
  }

  /** As a new process: the monotonic clock begins anew, the wall clock has gone on. */
  private void startAgainAfter(Duration time) throws InterruptedException {
    wall = wall.plus(time);
    nanos.set(17);
    start();
    pauses.open();
  }

  private Path file() {
    return folder.resolve("data/pauses.properties");
  }

  @Test
  void each_server_is_asked_once_from_a_fresh_port_and_with_a_fresh_cookie() throws Exception {
    try (UdpServer server = UdpServer.that(UdpServer.SILENT)) {
      attempt(at(server));
      attempt(at(server));
      assertEquals(2, server.received().size());
      assertEquals(2, new HashSet<>(server.sourcePorts()).size());
      byte[] first = server.received().getFirst();
      byte[] second = server.received().getLast();
      assertEquals(48, first.length);
      assertEquals(0x23, first[0]);
      assertNotEquals(ByteBuffer.wrap(first).getLong(40), ByteBuffer.wrap(second).getLong(40));
    }
  }

  @Test
  void a_server_that_asks_for_a_pause_gets_it() throws Exception {
    try (UdpServer server = UdpServer.that(NtpServer.kiss("RATE"))) {
      String settings = at(server) + "\nevery: 100s";
      assertEquals(new Refused(RATE_LIMITED, "RATE"), fault(attempt(settings)));
      pass(Duration.ofSeconds(199));
      assertEquals(
          new Refused(RATE_LIMITED, "asked to pause until 2026-11-20T15:27:01Z"),
          fault(attempt(settings)));
      assertEquals(1, server.received().size());
      pass(Duration.ofSeconds(1));
      attempt(settings);
      assertEquals(2, server.received().size());
    }
  }

  @Test
  void a_server_that_denies_is_not_asked_for_a_day() throws Exception {
    try (UdpServer server = UdpServer.that(NtpServer.kiss("DENY"))) {
      attempt(at(server));
      pass(Duration.ofDays(1).minusNanos(1));
      assertEquals(DENIED, fault(attempt(at(server))).reason());
      assertEquals(1, server.received().size());
    }
  }

  @Test
  void the_other_servers_are_asked_while_one_is_paused() throws Exception {
    try (UdpServer good = UdpServer.at("127.0.0.1", 0, NtpServer.good());
        UdpServer rate = UdpServer.at("127.0.0.2", good.port(), NtpServer.kiss("RATE"))) {
      String settings = "servers: [127.0.0.1, 127.0.0.2]\nport: " + good.port();
      assertInstanceOf(Outcome.Up.class, attempt(settings));
      assertInstanceOf(Outcome.Up.class, attempt(settings));
      assertEquals(2, good.received().size());
      assertEquals(1, rate.received().size());
    }
  }

  @Test
  void a_pause_is_twice_the_interval_and_at_least_64_seconds() throws Exception {
    kiss("RATE", Duration.ofSeconds(10));
    assertPausedFor(Duration.ofSeconds(64));
    kiss("GOOD", Duration.ofSeconds(10));
    kiss("RATE", Duration.ofMinutes(30));
    assertPausedFor(Duration.ofHours(1));
  }

  @Test
  void each_further_kiss_doubles_the_pause_up_to_a_day() throws Exception {
    for (int hours : new int[] {1, 2, 4, 8, 16, 24, 24}) {
      kiss("RATE", Duration.ofMinutes(30));
      assertPausedFor(Duration.ofHours(hours));
    }
  }

  @Test
  void a_good_answer_ends_the_doubling() throws Exception {
    kiss("RATE", Duration.ofMinutes(30));
    pauses.heard(SERVER, Optional.empty(), Duration.ofMinutes(30));
    kiss("RATE", Duration.ofMinutes(30));
    assertPausedFor(Duration.ofHours(1));
  }

  @Test
  void a_kiss_is_remembered_over_a_restart() throws Exception {
    try (UdpServer server = UdpServer.that(NtpServer.kiss("RATE"))) {
      String settings = at(server) + "\nevery: 100s";
      attempt(settings);
      startAgainAfter(Duration.ofSeconds(199));
      assertEquals(
          new Refused(RATE_LIMITED, "asked to pause until 2026-11-20T15:30:20Z"),
          fault(attempt(settings)));
      assertEquals(1, server.received().size());
      pass(Duration.ofSeconds(1));
      attempt(settings);
      assertEquals(2, server.received().size());
    }
  }

  @Test
  void the_doubling_goes_on_over_a_restart_and_ends_with_a_good_answer() throws Exception {
    kiss("RATE", Duration.ofMinutes(30));
    startAgainAfter(Duration.ofHours(1));
    kiss("RATE", Duration.ofMinutes(30));
    assertPausedFor(Duration.ofHours(2));
    pauses.heard(SERVER, Optional.empty(), Duration.ofMinutes(30));
    startAgainAfter(Duration.ZERO);
    assertFalse(pauses.isPaused(SERVER));
    assertEquals("", Files.readString(file()));
  }

  @Test
  void a_clock_set_back_over_a_restart_makes_no_pause_longer() throws Exception {
    kiss("DENY", Duration.ofMinutes(30));
    startAgainAfter(Duration.ofDays(-365));
    assertPausedFor(Duration.ofDays(1));
  }

  @Test
  void servers_by_ipv6_and_those_of_other_processes_are_remembered_too() throws Exception {
    InetSocketAddress other = new InetSocketAddress(InetAddress.ofLiteral("2001:db8::1"), 1123);
    Pauses beside = new Pauses(new SharedFile(file(), "test"), () -> wall, nanos::get);
    pauses.open();
    beside.heard(other, Optional.of("DENY"), Duration.ofSeconds(64));
    kiss("DENY", Duration.ofSeconds(64));
    startAgainAfter(Duration.ofMinutes(1));
    assertTrue(pauses.isPaused(other));
    assertTrue(pauses.isPaused(SERVER));
  }

  @Test
  void good_answers_write_nothing() throws Exception {
    try (UdpServer server = UdpServer.that(NtpServer.good())) {
      assertInstanceOf(Outcome.Up.class, attempt(at(server)));
      assertFalse(Files.exists(file().getParent()));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\\u00zz",
        "192.0.2.1\\:123=DENIED",
        "192.0.2.1\\:123=DENIED P1D never",
        "192.0.2.1\\:123=DENIED x 2026-11-21T15:27:00Z",
        "192.0.2.1\\:123=DENIED PT1S +1000000000-12-31T23:59:59Z x y",
        "nowhere\\:123=DENIED P1D 2026-11-21T15:27:00Z",
        "192.0.2.1\\:99999=DENIED P1D 2026-11-21T15:27:00Z",
        "\0\0\0"
      })
  void a_garbled_file_says_nothing_and_is_replaced(String garbage) throws Exception {
    Files.createDirectories(file().getParent());
    Files.writeString(file(), garbage);
    pauses.open();
    kiss("DENY", Duration.ofSeconds(64));
    startAgainAfter(Duration.ofHours(23));
    assertPausedFor(Duration.ofHours(1));
  }

  @Test
  void without_a_usable_folder_pauses_are_kept_in_memory() throws Exception {
    Files.writeString(file().getParent(), "a file in place of the folder");
    pauses.open();
    kiss("RATE", Duration.ofMinutes(30));
    assertPausedFor(Duration.ofHours(1));
  }

  private void kiss(String code, Duration every) throws InterruptedException {
    pauses.heard(SERVER, Optional.of(code), every);
  }

  /** To the nanosecond; leaves the clock at the end of the pause. */
  private void assertPausedFor(Duration pause) {
    pass(pause.minusNanos(1));
    assertTrue(pauses.isPaused(SERVER), "over too early");
    pass(Duration.ofNanos(1));
    assertFalse(pauses.isPaused(SERVER), "not over");
  }

  private void pass(Duration time) {
    nanos.addAndGet(time.toNanos());
  }

  private Outcome attempt(String settings) throws InterruptedException {
    String quick = settings + "\ntimeout: 300ms\n";
    NtpTarget target =
        (NtpTarget)
            probe.read(new TargetId("ntp", "test"), Configured.target("ntp", "test", quick));
    return new Runner().run(probe, target);
  }

  private static Fault fault(Outcome outcome) {
    return assertInstanceOf(Outcome.Down.class, outcome, outcome::toString).fault();
  }

  private static String at(UdpServer server) {
    return "host: 127.0.0.1\nport: " + server.port();
  }
}
