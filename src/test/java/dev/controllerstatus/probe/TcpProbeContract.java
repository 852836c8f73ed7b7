package dev.controllerstatus.probe;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.controllerstatus.sample.Fault;
import dev.controllerstatus.sample.Fault.Unreachable.Reason;
import dev.controllerstatus.sample.Outcome;
import dev.controllerstatus.sample.Stage;
import dev.controllerstatus.target.Target;
import java.io.IOException;
import org.junit.jupiter.api.Test;

/** What every probe on TCP must do besides. */
public abstract class TcpProbeContract<T extends Target> extends NamedProbeContract<T> {
  /** The stage in which the first byte of the far end is awaited. */
  protected abstract Stage firstStage();

  /** The first bytes of a good answer, for a far end that begins well and is too slow to end. */
  protected abstract String beginning();

  @Override
  protected final Fault silence() {
    return unreachable(Reason.SILENT, firstStage());
  }

  @Override
  protected final Peer silent() throws IOException {
    return BrokenServer.that(BrokenServer.SILENT);
  }

  @Override
  protected final Peer garbage() throws IOException {
    return BrokenServer.that(BrokenServer.GARBAGE);
  }

  @Test
  void a_dropped_connection_request_is_a_timeout_of_connect() throws Exception {
    try (var dropping = BrokenServer.dropping()) {
      assertEquals(
          unreachable(Reason.TIMEOUT, Stage.CONNECT), faultAt("127.0.0.1", dropping.port()));
    }
  }

  @Test
  void a_reset_in_mid_exchange_is_a_reset() throws Exception {
    try (var server = BrokenServer.that(BrokenServer.RESETS)) {
      assertEquals(unreachable(Reason.RESET, firstStage()), faultAt("127.0.0.1", server.port()));
    }
  }

  @Test
  void a_far_end_that_hangs_up_early_has_closed() throws Exception {
    try (var server = BrokenServer.that(BrokenServer.CLOSES)) {
      assertEquals(unreachable(Reason.CLOSED, firstStage()), faultAt("127.0.0.1", server.port()));
    }
  }

  @Test
  void an_answer_that_trickles_past_the_deadline_is_slow() throws Exception {
    try (var server = BrokenServer.that(BrokenServer.drips(beginning()))) {
      Outcome outcome = attempt(settings("127.0.0.1", server.port()));
      assertEquals(new Fault.Slow(Fault.Slow.Reason.TIMEOUT, firstStage()), fault(outcome));
      assertWithinDeadline(((Outcome.Down) outcome).phases().total());
    }
  }

  @Test
  void no_connection_is_left_behind() throws Exception {
    try (var server = BrokenServer.that(BrokenServer.SILENT)) {
      attempt(settings("127.0.0.1", server.port()));
      assertTrue(server.isLeft(), "the connection is still open");
    }
  }

  @Test
  void ipv6_is_spoken_too() throws Exception {
    try (var server = BrokenServer.onIpv6That(BrokenServer.SILENT)) {
      assertEquals(silence(), faultAt("::1", server.port()));
      assertFalse(faultAt("::1", BrokenServer.refusedPort()).equals(silence()));
    }
  }
}
