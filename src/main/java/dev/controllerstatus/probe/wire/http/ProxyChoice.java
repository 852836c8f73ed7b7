package dev.controllerstatus.probe.wire.http;

import java.util.Map;
import java.util.Optional;
import okhttp3.HttpUrl;

/** Which proxy, if any, leads to a URL. */
@FunctionalInterface
public interface ProxyChoice {
  /** What the key {@code proxy} may be. */
  String ALLOWED =
      "none, system (https_proxy, http_proxy and no_proxy of the environment),"
          + " http://[user:pass@]host:port or socks5://[user:pass@]host:port";

  /** The proxy for this URL. */
  Optional<ProxyServer> serverFor(HttpUrl url);

  /** Reads the key {@code proxy}. */
  static ProxyChoice parse(String text, Map<String, String> environment) {
    return switch (text) {
      case "none" -> new Always(Optional.empty());
      case "system" -> SystemProxies.of(environment);
      default -> new Always(Optional.of(ProxyServer.parse(text)));
    };
  }

  /** The same for every URL; two of them are equal where they lead the same way. */
  record Always(Optional<ProxyServer> server) implements ProxyChoice {
    @Override
    public Optional<ProxyServer> serverFor(HttpUrl url) {
      return server;
    }
  }
}
