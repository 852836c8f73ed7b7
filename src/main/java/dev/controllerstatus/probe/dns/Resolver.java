package dev.controllerstatus.probe.dns;

import dev.controllerstatus.probe.Attempt;
import dev.controllerstatus.probe.FaultException;
import dev.controllerstatus.probe.wire.AtOnce;
import dev.controllerstatus.sample.Fault;
import dev.controllerstatus.sample.Fault.Protocol;
import java.net.InetAddress;
import java.time.Duration;
import java.util.List;

/**
 * What one resolver did.
 *
 * @param udp with the configured name
 * @param tcp with the configured name
 */
record Resolver(InetAddress address, Asked udp, Asked tcp) {
  /** Asks all questions at once; the uncached one only leaves its fact. */
  static Resolver ask(DnsTarget target, InetAddress address, Attempt attempt) {
    Questions questions = new Questions(target, address, attempt);
    List<Asked> asked =
        AtOnce.all(
            List.of(questions::overUdp, questions::overTcp, questions::uncached),
            attempt.deadline());
    return new Resolver(address, asked.get(0), asked.get(1));
  }

  /** An answer that did not fit counts where TCP has the whole of it. */
  boolean isAnsweredOverUdp() {
    return udp instanceof Asked.Good || (udp instanceof Asked.Truncated && isAnsweredOverTcp());
  }

  boolean isAnswered() {
    return isAnsweredOverUdp() || isAnsweredOverTcp();
  }

  private boolean isAnsweredOverTcp() {
    return tcp instanceof Asked.Good;
  }

  /** Round trip of the name, over UDP where that works. */
  Duration latency() throws FaultException {
    return switch (udp) {
      case Asked.Good good -> good.took();
      case Asked.Truncated cut when isAnsweredOverTcp() -> cut.took();
      case Asked.Truncated _ -> throw new FaultException(truncated());
      case Asked.Denied denied -> overTcp(denied.fault());
      case Asked.Failed failed -> overTcp(failed.fault());
    };
  }

  /** A resolver that said something over TCP is not told by its silence over UDP. */
  private Duration overTcp(Fault overUdp) throws FaultException {
    if (tcp instanceof Asked.Good good) {
      return good.took();
    } else if (udp instanceof Asked.Failed && tcp instanceof Asked.Denied denied) {
      throw new FaultException(denied.fault());
    }
    throw new FaultException(overUdp);
  }

  private Fault truncated() {
    return new Protocol(Protocol.Reason.TRUNCATED, "over TCP: " + tcp.answer());
  }
}
