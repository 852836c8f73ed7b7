package dev.controllerstatus.probe.ocpp;

import dev.controllerstatus.config.Section;
import dev.controllerstatus.probe.Attempt;
import dev.controllerstatus.probe.FaultException;
import dev.controllerstatus.probe.Probe;
import dev.controllerstatus.probe.wire.Wire;
import dev.controllerstatus.probe.wire.http.AnswerTimer;
import dev.controllerstatus.probe.wire.http.Approach;
import dev.controllerstatus.sample.Fact;
import dev.controllerstatus.sample.Fault.Refused;
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
import okhttp3.Protocol;
import okhttp3.Request;
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
    Upgrade upgrade = new Upgrade(target, target.proxy().serverFor(target.url()));
    try {
      return open(upgrade, target, attempt);
    } catch (FaultException e) {
      if (e.fault().reason() == Refused.Reason.UPGRADE) {
        compare(upgrade, target, attempt);
      }
      throw e;
    }
  }

  private Duration open(Upgrade upgrade, OcppTarget target, Attempt attempt)
      throws IOException, InterruptedException {
    try (Socket socket = connect(target, attempt);
        Response response = ask(upgrade.request(), socket, target, attempt);
        Pings pings = new Pings(upgrade.channel(response))) {
      attempt.fact(new Fact.Spoken(upgrade.accepted(response)));
      Duration latency = pings.roundTrip();
      pings.leave(socket);
      return latency;
    }
  }

  /** The same place without the upgrade: who answers that, but no upgrade, is on the way. */
  private void compare(Upgrade upgrade, OcppTarget target, Attempt attempt)
      throws InterruptedException {
    Attempt beside = new Attempt(attempt.deadline());
    try (Socket socket = connect(target, beside);
        Response response = ask(upgrade.plain(), socket, target, beside)) {
      attempt.fact(
          new Fact.Control(
              Fact.Control.What.UPGRADE.word(),
              target.url().host() + ":" + target.url().port(),
              "status " + response.code(),
              beside.phases().answer()));
    } catch (IOException e) {
      // Nothing to compare with.
    }
  }

  private Socket connect(OcppTarget target, Attempt attempt)
      throws IOException, InterruptedException {
    return approach.connect(target.url(), target.proxy().serverFor(target.url()), attempt);
  }

  private Response ask(Request request, Socket socket, OcppTarget target, Attempt attempt)
      throws IOException {
    return approach
        .clients()
        .client(
            socket,
            target.url().isHttps(),
            target.proxy().serverFor(target.url()),
            new AnswerTimer(attempt),
            attempt)
        .newBuilder()
        .protocols(List.of(Protocol.HTTP_1_1))
        .build()
        .newCall(request)
        .execute();
  }
}
