package dev.controllerstatus.probe.ntp;

import dev.controllerstatus.probe.Attempt;
import dev.controllerstatus.probe.Deadline;
import dev.controllerstatus.probe.FaultException;
import dev.controllerstatus.probe.wire.Datagram;
import dev.controllerstatus.probe.wire.Faults;
import dev.controllerstatus.probe.wire.Wire;
import dev.controllerstatus.sample.Fault;
import dev.controllerstatus.sample.Stage;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The question to one server in one attempt. */
final class Question {
  private static final Duration PATIENCE = Duration.ofSeconds(1);
  private final Wire wire;
  private final InstantSource clock;
  private final Pauses pauses;
  private final NtpTarget target;
  private final String host;
  private final Attempt part;
  private Optional<InetAddress> peer = Optional.empty();

  Question(
      Wire wire, InstantSource clock, Pauses pauses, NtpTarget target, String host, Attempt part) {
    this.wire = wire;
    this.clock = clock;
    this.pauses = pauses;
    this.target = target;
    this.host = host;
    this.part = part;
  }

  Result ask() {
    try {
      List<InetAddress> all = wire.resolve(host, part);
      part.enter(Stage.ANSWER);
      List<InetAddress> willing = all.stream().filter(a -> !pauses.isPaused(at(a))).toList();
      if (willing.isEmpty()) {
        return new Result.Paused(part, pauses.fault(at(all.getFirst()), clock.instant()));
      }
      Duration latency = first(oneOfEachFamily(willing));
      return new Result.Good(part, peer, latency);
    } catch (IOException | InterruptedException e) {
      return new Result.Bad(part, peer, Faults.of(e, part));
    }
  }

  private InetSocketAddress at(InetAddress address) {
    return new InetSocketAddress(address, target.port());
  }

  private static List<InetAddress> oneOfEachFamily(List<InetAddress> addresses) {
    List<InetAddress> chosen = new ArrayList<>(List.of(addresses.getFirst()));
    addresses.stream()
        .filter(address -> address.getClass() != addresses.getFirst().getClass())
        .findFirst()
        .ifPresent(chosen::add);
    return chosen;
  }

  /**
   * Asks the next family only where the one before led nowhere: many sites announce an IPv6 that
   * does not work. No address is asked twice.
   */
  private Duration first(List<InetAddress> addresses) throws IOException, InterruptedException {
    for (InetAddress address : addresses.subList(0, addresses.size() - 1)) {
      try {
        return ask(address, sooner(PATIENCE));
      } catch (IOException e) {
        if (!isNoWay(Faults.of(e, part))) {
          throw e;
        }
      }
    }
    return ask(addresses.getLast(), part.deadline());
  }

  private Deadline sooner(Duration time) {
    Duration half = part.deadline().left().dividedBy(2);
    return Deadline.in(half.compareTo(time) < 0 ? half : time);
  }

  private static boolean isNoWay(Fault fault) {
    return fault instanceof Fault.Unreachable || fault instanceof Fault.Local;
  }

  private Duration ask(InetAddress address, Deadline deadline)
      throws IOException, InterruptedException {
    peer = Optional.of(address);
    NtpRequest request = NtpRequest.create();
    Datagram.Answer<NtpAnswer> answer =
        Datagram.ask(at(address), request.bytes(), request::read, deadline);
    take(answer, at(address));
    return answer.took();
  }

  private void take(Datagram.Answer<NtpAnswer> answer, InetSocketAddress server)
      throws FaultException, InterruptedException {
    Instant now = clock.instant();
    Duration sinceSent = Duration.ofNanos(System.nanoTime() - answer.sentNanos());
    NtpAnswer said = answer.value();
    pauses.heard(server, said.kiss(), target.service().every());
    if (said.kiss().isEmpty()) {
      part.fact(said.fact(host, now.minus(sinceSent), answer.took()));
    }
    Optional<Fault> fault = said.fault();
    if (fault.isPresent()) {
      throw new FaultException(fault.get());
    }
  }
}
