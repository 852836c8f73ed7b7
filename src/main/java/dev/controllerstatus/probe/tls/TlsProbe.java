package dev.controllerstatus.probe.tls;

import dev.controllerstatus.config.Section;
import dev.controllerstatus.probe.Attempt;
import dev.controllerstatus.probe.Probe;
import dev.controllerstatus.probe.wire.WatchedSocket;
import dev.controllerstatus.probe.wire.Wire;
import dev.controllerstatus.sample.Fact;
import dev.controllerstatus.target.Service;
import dev.controllerstatus.target.Target;
import dev.controllerstatus.target.TargetId;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.time.Duration;
import javax.net.ssl.SSLSocket;

/**
 * Does one TLS handshake. Its latency is the round trip of the first messages: the rest of the
 * handshake is arithmetic, most of it the box's own, and would tell a slow box for a slow service.
 */
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
    try (WatchedSocket plain = wire.connect(target.host(), target.port(), attempt);
        SSLSocket secure = wire.secure(plain, target.serverName(), attempt)) {
      attempt.fact(new Fact.Spoken(secure.getSession().getProtocol()));
      return plain.firstAnswer();
    }
  }
}
