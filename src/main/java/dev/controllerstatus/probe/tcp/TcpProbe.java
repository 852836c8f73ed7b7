package dev.controllerstatus.probe.tcp;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import dev.controllerstatus.config.Section;
import dev.controllerstatus.probe.Attempt;
import dev.controllerstatus.probe.Probe;
import dev.controllerstatus.probe.wire.Wire;
import dev.controllerstatus.sample.Stage;
import dev.controllerstatus.target.Endpoint;
import dev.controllerstatus.target.Service;
import dev.controllerstatus.target.Target;
import dev.controllerstatus.target.TargetId;
import dev.controllerstatus.target.Unset;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.net.Socket;
import java.time.Duration;
import java.util.Optional;

/** Sends a fixed question, or none, and waits for the expected answer. */
@Singleton
final class TcpProbe implements Probe<TcpTarget> {
  private static final String PORT = "a whole number from 1 to 65535";
  private final Wire wire;

  TcpProbe(Wire wire) {
    this.wire = wire;
  }

  @Override
  public String kind() {
    return "tcp";
  }

  @Override
  public Class<TcpTarget> type() {
    return TcpTarget.class;
  }

  @Override
  public Target read(TargetId id, Section section) {
    Service service = Service.read(id, section, Service.EVERY);
    Optional<String> host = section.host("host");
    Optional<Integer> port = section.value("port", PORT, TcpProbe::port);
    String send = section.value("send", Escapes.ALLOWED, Escapes::bytes).orElse("");
    String expect = section.value("expect", Escapes.ALLOWED, Escapes::bytes).orElse("");
    if (host.isPresent() && section.isAbsent("port")) {
      section.problem("port", "none", PORT);
    }
    return host.flatMap(h -> port.map(p -> endpoint(h, p)))
        .<Target>map(address -> new TcpTarget(service, address, send, expect))
        .orElseGet(() -> new Unset(service));
  }

  private static int port(String text) {
    int port = Integer.parseInt(text);
    if (port < 1 || port > 65535) {
      throw new IllegalArgumentException(text);
    }
    return port;
  }

  private static Endpoint endpoint(String host, int port) {
    String shown = host.contains(":") ? "[" + host + "]" : host;
    return new Endpoint("tcp://" + shown + ":" + port, host, port);
  }

  @Override
  public Duration exchange(TcpTarget target, Attempt attempt)
      throws IOException, InterruptedException {
    Endpoint address = target.address();
    try (Socket socket = wire.connect(address.host(), address.port(), attempt)) {
      attempt.enter(Stage.ANSWER);
      socket.getOutputStream().write(target.send().getBytes(ISO_8859_1));
      long asked = System.nanoTime();
      Answer answer = new Answer(socket.getInputStream(), target.expect());
      answer.begin();
      Duration latency = Duration.ofNanos(System.nanoTime() - asked);
      attempt.took(Stage.ANSWER, latency);
      answer.complete(attempt.deadline());
      return latency;
    }
  }
}
