package dev.controllerstatus.probe.ntp;

import dev.controllerstatus.probe.Attempt;
import dev.controllerstatus.probe.FaultException;
import dev.controllerstatus.sample.Fault;
import java.net.InetAddress;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** What one server of a target came to. */
sealed interface Result {
  /** The part of the attempt that was about this server. */
  Attempt part();

  /** The address that was asked last; empty where none was. */
  Optional<InetAddress> peer();

  /** Round trip of the question. */
  Duration latency() throws FaultException;

  /** Usable time. */
  record Good(Attempt part, Optional<InetAddress> peer, Duration latency) implements Result {}

  /** No usable time. */
  record Bad(Attempt part, Optional<InetAddress> peer, Fault fault) implements Result {
    @Override
    public Duration latency() throws FaultException {
      throw new FaultException(fault);
    }
  }

  /** Not asked, since the server wants a pause. */
  record Paused(Attempt part, Fault fault) implements Result {
    @Override
    public Optional<InetAddress> peer() {
      return Optional.empty();
    }

    @Override
    public Duration latency() throws FaultException {
      throw new FaultException(fault);
    }
  }

  /** One good server is enough; without any, the fault that tells most. */
  static Result deciding(List<Result> results) {
    return results.stream()
        .min(Comparator.comparingInt(Result::rank).thenComparing(Result::took))
        .orElseThrow();
  }

  private static Duration took(Result result) {
    return result instanceof Good good ? good.latency() : Duration.ZERO;
  }

  private static int rank(Result result) {
    return switch (result) {
      case Good _ -> 0;
      case Bad bad -> rankOf(bad.fault());
      case Paused _ -> 20;
    };
  }

  /** Who spoke tells more than who did not, and a host more than a router or the box itself. */
  private static int rankOf(Fault fault) {
    return switch (fault) {
      case Fault.Clock _ -> 1;
      case Fault.Refused _ -> 2;
      case Fault.Protocol _ -> 3;
      case Fault.Slow _, Fault.Untrusted _ -> 4;
      case Fault.Unreachable(var reason, _) when reason == Fault.Unreachable.Reason.REFUSED -> 5;
      case Fault.Unreachable _ -> 6;
      case Fault.Unresolved _ -> 7;
      case Fault.Local _ -> 8;
    };
  }
}
