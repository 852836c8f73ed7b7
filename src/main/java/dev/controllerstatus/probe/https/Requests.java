package dev.controllerstatus.probe.https;

import dev.controllerstatus.probe.wire.http.ProxyServer;
import dev.controllerstatus.probe.wire.http.UserAgent;
import java.util.Optional;
import okhttp3.Request;

/** What is sent. */
final class Requests {
  private Requests() {}

  static Request to(HttpsTarget target, Optional<ProxyServer> proxy) {
    Request.Builder request =
        new Request.Builder()
            .url(target.url())
            .header("User-Agent", UserAgent.TEXT)
            .header("Accept", "*/*")
            .header("Accept-Encoding", "identity")
            .header("Cache-Control", "no-cache")
            .header("Connection", "close");
    target.login().ifPresent(login -> request.header("Authorization", login.basic()));
    if (!target.url().isHttps()) {
      // With TLS it is told to the proxy alone, when the tunnel is asked for.
      proxy.ifPresent(server -> server.introduced(request));
    }
    return request.build();
  }
}
