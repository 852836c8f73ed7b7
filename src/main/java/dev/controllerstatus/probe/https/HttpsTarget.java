package dev.controllerstatus.probe.https;

import dev.controllerstatus.config.Section;
import dev.controllerstatus.probe.wire.http.Login;
import dev.controllerstatus.probe.wire.http.ProxyChoice;
import dev.controllerstatus.target.Endpoint;
import dev.controllerstatus.target.Service;
import dev.controllerstatus.target.Target;
import dev.controllerstatus.target.Unset;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import okhttp3.HttpUrl;

/**
 * Something that answers a GET.
 *
 * @param url without user information
 * @param login the user of the configured URL, with its password or the one beside it
 * @param body text that a good answer contains
 */
record HttpsTarget(
    Service service,
    HttpUrl url,
    Optional<Login> login,
    Statuses statuses,
    Optional<String> body,
    ProxyChoice proxy)
    implements Target {
  private static final Pattern WEB = Pattern.compile("(?i)https?://[^/?#\\\\].*");

  /** Reads the keys of this kind. */
  static Target read(Service service, Section section, Map<String, String> environment) {
    Optional<HttpUrl> url =
        section.value("url", "a URL that starts with http:// or https://", HttpsTarget::web);
    Statuses statuses =
        section.value("expect.status", Statuses.ALLOWED, Statuses::parse, "200-399");
    Optional<String> body = section.text("expect.body");
    ProxyChoice proxy =
        section.value(
            "proxy", ProxyChoice.ALLOWED, text -> ProxyChoice.parse(text, environment), "none");
    Optional<Login> login = Login.read(url, section);
    return url.<Target>map(u -> of(service, u, login, statuses, body, proxy))
        .orElse(new Unset(service));
  }

  private static HttpUrl web(String text) {
    if (!WEB.matcher(text).matches()) {
      throw new IllegalArgumentException(text);
    }
    return HttpUrl.get(text);
  }

  private static HttpsTarget of(
      Service service,
      HttpUrl url,
      Optional<Login> login,
      Statuses statuses,
      Optional<String> body,
      ProxyChoice proxy) {
    HttpUrl bare = url.newBuilder().username("").password("").build();
    return new HttpsTarget(service, bare, login, statuses, body, proxy);
  }

  @Override
  public Optional<Endpoint> endpoint() {
    return Optional.of(new Endpoint(shown(url), url.host(), url.port()));
  }

  @Override
  public boolean isStraight() {
    return proxy.serverFor(url).isEmpty();
  }

  /** A URL as people may see it: a query may carry a key. */
  static String shown(HttpUrl url) {
    return url.newBuilder().username("").password("").query(null).fragment(null).toString();
  }
}
