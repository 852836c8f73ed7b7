package dev.controllerstatus.probe.https;

import java.util.Optional;
import okhttp3.Request;

/** What is sent. */
final class Requests {
  /** The product and its version, as it is packaged. */
  static final String USER_AGENT =
      "ControllerStatus/"
          + Optional.ofNullable(Requests.class.getPackage().getImplementationVersion())
              .orElse("development");

  private Requests() {}

  static Request to(HttpsTarget target, Optional<ProxyServer> proxy) {
    Request.Builder request =
        new Request.Builder()
            .url(target.url())
            .header("User-Agent", USER_AGENT)
            .header("Accept", "*/*")
            .header("Accept-Encoding", "identity")
            .header("Cache-Control", "no-cache")
            .header("Connection", "close");
    target.login().ifPresent(login -> request.header("Authorization", login.basic()));
    if (!target.url().isHttps()) {
      // With TLS it is told to the proxy alone, when the tunnel is asked for.
      proxy.flatMap(Requests::httpLogin).ifPresent(l -> authorise(request, l));
    }
    return request.build();
  }

  /** The request for a tunnel. */
  static Request tunnel(Request proposed, ProxyServer proxy) {
    Request.Builder request = proposed.newBuilder().header("User-Agent", USER_AGENT);
    httpLogin(proxy).ifPresent(login -> authorise(request, login));
    return request.build();
  }

  private static Optional<Login> httpLogin(ProxyServer proxy) {
    return proxy.kind() == ProxyServer.Kind.HTTP ? proxy.login() : Optional.empty();
  }

  private static void authorise(Request.Builder request, Login login) {
    request.header("Proxy-Authorization", login.basic());
  }
}
