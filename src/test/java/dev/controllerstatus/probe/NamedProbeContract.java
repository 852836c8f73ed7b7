package dev.controllerstatus.probe;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.controllerstatus.probe.wire.Names;
import dev.controllerstatus.probe.wire.SystemNames;
import dev.controllerstatus.sample.Fault;
import dev.controllerstatus.sample.Fault.Unresolved;
import dev.controllerstatus.target.Target;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import org.junit.jupiter.api.Test;

/** What every probe must do besides whose far end may be given by name. */
public abstract class NamedProbeContract<T extends Target> extends ProbeContract<T> {
  @Test
  void a_name_that_does_not_exist_is_told() throws Exception {
    Fault fault = new Unresolved(Unresolved.Reason.NO_SUCH_NAME, "nowhere.test");
    Names nowhere =
        _ -> {
          throw new FaultException(fault);
        };
    assertEquals(fault, fault(attempt(settings("nowhere.test", 1), nowhere)));
  }

  @Test
  void a_dead_resolver_is_told_from_a_dead_service() throws Exception {
    try (DatagramSocket dead = new DatagramSocket(0, InetAddress.ofLiteral("127.0.0.1"))) {
      Names names = SystemNames.asking((InetSocketAddress) dead.getLocalSocketAddress());
      Fault fault = fault(attempt(settings("service.test", 1), names));
      assertEquals("unresolved/timeout", fault.layer() + "/" + fault.code());
    }
  }
}
