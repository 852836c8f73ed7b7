package dev.controllerstatus.probe;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.controllerstatus.config.Configured;
import dev.controllerstatus.probe.wire.Names;
import dev.controllerstatus.probe.wire.SystemNames;
import dev.controllerstatus.rounds.Runner;
import dev.controllerstatus.sample.Fault;
import dev.controllerstatus.sample.Fault.Unreachable;
import dev.controllerstatus.sample.Outcome;
import dev.controllerstatus.sample.Stage;
import dev.controllerstatus.target.Target;
import dev.controllerstatus.target.TargetId;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/**
 * What every probe of every kind must do with a far end that misbehaves. Kinds that take a name for
 * it extend {@link NamedProbeContract}, and those on TCP {@link TcpProbeContract}, which adds what
 * only a connection can suffer.
 */
public abstract class ProbeContract<T extends Target> {
  /** Long enough for a loopback exchange on a busy machine. */
  protected static final Duration TIMEOUT = Duration.ofMillis(700);

  private static final Duration SLACK = Duration.ofMillis(600);

  /** The probe under test, which looks names up here. */
  protected abstract Probe<T> probe(Names names);

  /** Settings of a target at this place, one {@code key: value} a line, without the timeout. */
  protected abstract String settings(String host, int port);

  /** What a far end that takes the question and never answers is called. */
  protected abstract Fault silence();

  /** A far end that takes everything and never answers. */
  protected abstract Peer silent() throws IOException;

  /** A far end that answers with bytes of no known protocol. */
  protected abstract Peer garbage() throws IOException;

  /** A far end of a test. */
  public interface Peer extends AutoCloseable {
    /** Its port on the IPv4 loopback. */
    int port();

    @Override
    void close();
  }

  @Test
  void a_port_that_nobody_listens_on_is_refused() throws Exception {
    Fault fault = faultAt("127.0.0.1", BrokenServer.refusedPort());
    assertInstanceOf(Unreachable.class, fault);
    assertEquals("refused", fault.code());
  }

  @Test
  void silence_ends_at_the_deadline() throws Exception {
    try (Peer peer = silent()) {
      Outcome outcome = attempt(settings("127.0.0.1", peer.port()));
      assertEquals(silence(), fault(outcome));
      assertWithinDeadline(((Outcome.Down) outcome).phases().total());
    }
  }

  @Test
  void garbage_is_never_up() throws Exception {
    try (Peer peer = garbage()) {
      assertEquals("protocol", faultAt("127.0.0.1", peer.port()).layer());
    }
  }

  /** Runs one attempt of a target with these settings, as the product does. */
  protected final Outcome attempt(String settings) throws InterruptedException {
    return attempt(settings, new SystemNames());
  }

  /** As {@link #attempt(String)}, with names of the test's own. */
  protected final Outcome attempt(String settings, Names names) throws InterruptedException {
    Probe<T> probe = probe(names);
    return new Runner().run(probe, target(probe, settings));
  }

  private T target(Probe<T> probe, String settings) {
    String withTimeout = settings + "\ntimeout: " + TIMEOUT.toMillis() + "ms\n";
    TargetId id = new TargetId(probe.kind(), "test");
    return probe.type().cast(probe.read(id, Configured.target(probe.kind(), "test", withTimeout)));
  }

  /** The fault of an attempt at this place. */
  protected final Fault faultAt(String host, int port) throws InterruptedException {
    return fault(attempt(settings(host, port)));
  }

  /** The fault of an attempt that must have failed. */
  protected static Fault fault(Outcome outcome) {
    return assertInstanceOf(Outcome.Down.class, outcome, () -> outcome.toString()).fault();
  }

  /** The attempt ended, and neither before its time nor long after it. */
  protected static void assertWithinDeadline(Duration total) {
    assertTrue(total.compareTo(TIMEOUT.minusMillis(20)) >= 0, () -> "ended early: " + total);
    assertTrue(total.compareTo(TIMEOUT.plus(SLACK)) <= 0, () -> "ended late: " + total);
  }

  /** Short for the stage in which nothing came. */
  protected static Fault unreachable(Unreachable.Reason reason, Stage stage) {
    return new Unreachable(reason, stage);
  }
}
