package dev.controllerstatus.probe.wire.http;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import okhttp3.HttpUrl;

/**
 * The proxies that the environment names, read as curl does: {@code https_proxy} and {@code
 * http_proxy} by the scheme of the target, {@code no_proxy} for what is reached straight.
 */
record SystemProxies(
    Optional<ProxyServer> forHttps, Optional<ProxyServer> forHttp, List<String> straight)
    implements ProxyChoice {

  static SystemProxies of(Map<String, String> environment) {
    return new SystemProxies(
        server(variable(environment, "https_proxy")),
        server(variable(environment, "http_proxy")),
        Arrays.stream(variable(environment, "no_proxy").toLowerCase(Locale.ROOT).split("[,\\s]+"))
            .filter(entry -> !entry.isEmpty())
            .toList());
  }

  private static String variable(Map<String, String> environment, String name) {
    String upper = environment.getOrDefault(name.toUpperCase(Locale.ROOT), "");
    return environment.getOrDefault(name, upper).strip();
  }

  private static Optional<ProxyServer> server(String text) {
    if (text.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(ProxyServer.parse(text.contains("://") ? text : "http://" + text));
  }

  @Override
  public Optional<ProxyServer> serverFor(HttpUrl url) {
    if (straight.stream().anyMatch(entry -> covers(entry, url))) {
      return Optional.empty();
    }
    return url.isHttps() ? forHttps : forHttp;
  }

  /** A name covers itself and what is below it; an address only itself. */
  private static boolean covers(String entry, HttpUrl url) {
    String place = url.host() + ":" + url.port();
    String name = entry.startsWith(".") ? entry.substring(1) : entry;
    return entry.equals("*")
        || name.equals(url.host())
        || name.equals(place)
        || place.endsWith("." + name)
        || url.host().endsWith("." + name);
  }
}
