package dev.controllerstatus.probe.tls;

import dev.controllerstatus.config.Section;
import dev.controllerstatus.probe.Attempt;
import dev.controllerstatus.probe.Probe;
import dev.controllerstatus.probe.wire.Wire;
import dev.controllerstatus.sample.Fact;
import dev.controllerstatus.target.Service;
import dev.controllerstatus.target.Target;
import dev.controllerstatus.target.TargetId;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.net.Socket;
import java.time.Duration;
import javax.net.ssl.SSLSocket;

/** Does one TLS handshake; its latency is the time that the handshake took. */
@Singleton
final class TlsProbe implements Probe<TlsTarget> {
  private final Wire wire;

  TlsProbe(Wire wire) {
    this.wire = wire;
  }

  @Override
  public String kind() {
    return "tls";
  }

  @Override
  public Class<TlsTarget> type() {
    return TlsTarget.class;
  }

  @Override
  public Target read(TargetId id, Section section) {
    return TlsTarget.read(Service.read(id, section, Service.EVERY), section);
  }

  @Override
  public Duration exchange(TlsTarget target, Attempt attempt)
      throws IOException, InterruptedException {
    try (Socket plain = wire.connect(target.host(), target.port(), attempt)) {
      long began = System.nanoTime();
      try (SSLSocket secure = wire.secure(plain, target.serverName(), attempt)) {
        Duration took = Duration.ofNanos(System.nanoTime() - began);
        attempt.fact(new Fact.Spoken(secure.getSession().getProtocol()));
        return took;
      }
    }
  }
}
