package dev.controllerstatus.probe.ocpp;

import dev.controllerstatus.config.Section;
import dev.controllerstatus.probe.wire.http.Login;
import dev.controllerstatus.probe.wire.http.ProxyChoice;
import dev.controllerstatus.target.Endpoint;
import dev.controllerstatus.target.Service;
import dev.controllerstatus.target.Target;
import dev.controllerstatus.target.Unset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import okhttp3.HttpUrl;

/**
 * A central system.
 *
 * @param url with the schemes of HTTP and without user information
 * @param protocols the sub-protocols that are offered, the best first
 */
record OcppTarget(
    Service service, HttpUrl url, Optional<Login> login, List<String> protocols, ProxyChoice proxy)
    implements Target {
  private static final Pattern SHAPE = Pattern.compile("(?i)wss?://[^/?#\\\\].*");
  // A token of RFC 9110 section 5.6.2, as RFC 6455 section 4.1 has it.
  private static final Pattern TOKEN = Pattern.compile("[!#$%&'*+.^_`|~0-9A-Za-z-]+");

  /** Copies the protocols. */
  OcppTarget {
    protocols = List.copyOf(protocols);
  }

  /** Reads the keys of this kind. */
  static Target read(Service service, Section section, Map<String, String> environment) {
    Optional<HttpUrl> url =
        section.value("url", "a URL that starts with ws:// or wss://", OcppTarget::web);
    List<String> protocols =
        section.list("protocols", "the name of a WebSocket sub-protocol", OcppTarget::token);
    ProxyChoice proxy =
        section.value(
            "proxy", ProxyChoice.ALLOWED, text -> ProxyChoice.parse(text, environment), "none");
    Optional<Login> login = Login.read(url, section);
    return url.<Target>map(
            u ->
                new OcppTarget(
                    service,
                    u.newBuilder().username("").password("").build(),
                    login,
                    protocols.isEmpty() ? List.of("ocpp1.6") : protocols,
                    proxy))
        .orElse(new Unset(service));
  }

  private static HttpUrl web(String text) {
    if (!SHAPE.matcher(text).matches()) {
      throw new IllegalArgumentException(text);
    }
    return HttpUrl.get("http" + text.substring("ws".length()));
  }

  private static String token(String text) {
    if (!TOKEN.matcher(text).matches()) {
      throw new IllegalArgumentException(text);
    }
    return text;
  }

  @Override
  public boolean isStraight() {
    return proxy.serverFor(url).isEmpty();
  }

  /** As people see it: a query may carry a key. */
  @Override
  public Optional<Endpoint> endpoint() {
    String shown = url.newBuilder().query(null).fragment(null).toString();
    return Optional.of(
        new Endpoint("ws" + shown.substring("http".length()), url.host(), url.port()));
  }
}
