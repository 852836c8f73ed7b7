package dev.controllerstatus.probe.ocpp;

import dev.controllerstatus.config.Section;
import dev.controllerstatus.probe.Attempt;
import dev.controllerstatus.probe.Probe;
import dev.controllerstatus.probe.wire.Wire;
import dev.controllerstatus.probe.wire.http.AnswerTimer;
import dev.controllerstatus.probe.wire.http.Approach;
import dev.controllerstatus.probe.wire.http.ProxyServer;
import dev.controllerstatus.sample.Fact;
import dev.controllerstatus.target.Service;
import dev.controllerstatus.target.Target;
import dev.controllerstatus.target.TargetId;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.net.Socket;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;
import okhttp3.Response;

/** Opens a WebSocket as a charge point would, sends one ping, and leaves. */
@Singleton
final class OcppProbe implements Probe<OcppTarget> {
  private final Approach approach;
  private final Map<String, String> environment;

  @Inject
  OcppProbe(Wire wire) {
    this(wire, System.getenv());
  }

  OcppProbe(Wire wire, Map<String, String> environment) {
    this.approach = new Approach(wire);
    this.environment = environment;
  }

  @Override
  public String kind() {
    return "ocpp";
  }

  @Override
  public Class<OcppTarget> type() {
    return OcppTarget.class;
  }

  @Override
  public Target read(TargetId id, Section section) {
    return OcppTarget.read(Service.read(id, section, Service.EVERY), section, environment);
  }

  @Override
  public Duration exchange(OcppTarget target, Attempt attempt)
      throws IOException, InterruptedException {
    Optional<ProxyServer> proxy = target.proxy().serverFor(target.url());
    try (Socket socket = approach.connect(target.url(), proxy, attempt)) {
      Upgrade upgrade = new Upgrade(target, proxy);
      AnswerTimer timer = new AnswerTimer(attempt);
      OkHttpClient client =
          approach.clients().client(socket, target.url().isHttps(), proxy, timer, attempt);
      try (Response response = http1(client).newCall(upgrade.request()).execute()) {
        try (Pings pings = new Pings(upgrade.channel(response))) {
          attempt.fact(new Fact.Spoken(upgrade.accepted(response)));
          Duration latency = pings.roundTrip();
          pings.leave(socket);
          return latency;
        }
      }
    }
  }

  private static OkHttpClient http1(OkHttpClient client) {
    return client.newBuilder().protocols(List.of(Protocol.HTTP_1_1)).build();
  }
}
