package dev.controllerstatus.probe.https;

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
import java.util.Map;
import java.util.Optional;
import okhttp3.Call;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;

/** Sends one GET on a connection of its own. */
@Singleton
final class HttpsProbe implements Probe<HttpsTarget> {
  private final Approach approach;
  private final Map<String, String> environment;

  @Inject
  HttpsProbe(Wire wire) {
    this(wire, System.getenv());
  }

  HttpsProbe(Wire wire, Map<String, String> environment) {
    this.approach = new Approach(wire);
    this.environment = environment;
  }

  @Override
  public String kind() {
    return "https";
  }

  @Override
  public Class<HttpsTarget> type() {
    return HttpsTarget.class;
  }

  @Override
  public Target read(TargetId id, Section section) {
    return HttpsTarget.read(Service.read(id, section, Service.EVERY), section, environment);
  }

  @Override
  public Duration exchange(HttpsTarget target, Attempt attempt)
      throws IOException, InterruptedException {
    Optional<ProxyServer> proxy = target.proxy().serverFor(target.url());
    AnswerTimer timer = new AnswerTimer(attempt);
    try (Socket socket = approach.connect(target.url(), proxy, attempt)) {
      Request request = Requests.to(target, proxy);
      OkHttpClient client =
          approach.clients().client(socket, request.isHttps(), proxy, timer, attempt);
      ask(client.newCall(request), target, attempt);
    }
    return timer.answer();
  }

  private static void ask(Call call, HttpsTarget target, Attempt attempt) throws IOException {
    try (Response response = call.execute()) {
      attempt.fact(new Fact.Spoken(spoken(response)));
      try {
        new Verdict(target).on(response);
      } finally {
        leave(call, response);
      }
    }
  }

  private static String spoken(Response response) {
    return protocol(response) + " " + response.code() + Verdict.goalElsewhere(response);
  }

  private static String protocol(Response response) {
    return switch (response.protocol()) {
      case HTTP_1_0 -> "HTTP/1.0";
      case HTTP_2, H2_PRIOR_KNOWLEDGE -> "HTTP/2";
      default -> "HTTP/1.1";
    };
  }

  /** A short rest is read, which ends the connection in an orderly way; a long one is not. */
  private static void leave(Call call, Response response) {
    long length = response.body().contentLength();
    if (length < 0 || length > Verdict.READ_AT_MOST) {
      call.cancel();
    }
  }
}
