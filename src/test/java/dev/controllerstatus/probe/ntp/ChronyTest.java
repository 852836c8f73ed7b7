package dev.controllerstatus.probe.ntp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.controllerstatus.config.Configured;
import dev.controllerstatus.lab.Lab;
import dev.controllerstatus.probe.wire.SystemNames;
import dev.controllerstatus.probe.wire.Trust;
import dev.controllerstatus.probe.wire.Wire;
import dev.controllerstatus.rounds.Runner;
import dev.controllerstatus.sample.Fact;
import dev.controllerstatus.sample.Fault.Clock;
import dev.controllerstatus.sample.Outcome;
import dev.controllerstatus.target.TargetId;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Against a real time server. */
@ExtendWith(Lab.class)
class ChronyTest {
  private static final Trust TRUST = new Trust(List.of());
  private final NtpProbe probe = Pausing.probe(new Wire(new SystemNames(), TRUST));

  @ParameterizedTest
  @CsvSource({"synchronised,127.0.0.1,0", "synchronised,::1,0", "offset,127.0.0.1,30"})
  void a_synchronised_server_is_up_and_its_offset_is_known(
      String server, String address, int seconds, Lab.Servers lab) throws Exception {
    Outcome.Up up =
        assertInstanceOf(Outcome.Up.class, attempt(address, lab.port("chrony." + server)));
    Fact.Time time = assertInstanceOf(Fact.Time.class, up.facts().getFirst());
    Duration error = time.offset().minusSeconds(seconds).abs();
    assertTrue(error.toMillis() < 50, time::toString);
    assertEquals(8, time.stratum());
    assertEquals(0, time.leap());
  }

  @Test
  void a_server_without_a_source_is_unsynchronised(Lab.Servers lab) throws Exception {
    Outcome.Down down =
        assertInstanceOf(
            Outcome.Down.class, attempt("127.0.0.1", lab.port("chrony.unsynchronised")));
    assertEquals(new Clock(Clock.Reason.UNSYNCHRONISED, "leap 3"), down.fault());
  }

  private Outcome attempt(String host, int port) throws InterruptedException {
    String settings = "host: \"%s\"\nport: %d\ntimeout: 1s".formatted(host, port);
    TargetId id = new TargetId("ntp", "test");
    return new Runner()
        .run(probe, (NtpTarget) probe.read(id, Configured.target("ntp", "test", settings)));
  }
}
