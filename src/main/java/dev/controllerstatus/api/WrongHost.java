package dev.controllerstatus.api;

import dev.controllerstatus.certs.BoxNames;
import dev.controllerstatus.config.Settings;
import io.micronaut.core.order.Ordered;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.http.filter.ServerFilterPhase;
import java.net.URI;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Serves only hosts that are this box: 421 for any other name, RFC 9110 section 15.5.20, so that no
 * foreign site can point its own name here and read along (DNS rebinding).
 */
@ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
final class WrongHost implements Ordered {
  static final int STATUS = 421;
  private final Settings settings;
  private volatile Set<String> names;

  WrongHost(Settings settings) {
    this.settings = settings;
    this.names = BoxNames.of(settings);
  }

  @RequestFilter
  @Nullable HttpResponse<?> check(HttpRequest<?> request) {
    String host = request.getHeaders().get("Host");
    if (host != null && isOurs(host)) {
      return null;
    }
    return Problems.response(
        STATUS, "This box does not serve that host; add it to controller-status.https.names.");
  }

  /** Addresses change with the lease, so a stranger makes us look again. */
  private boolean isOurs(String hostAndPort) {
    String host = hostOf(hostAndPort);
    if (!names.contains(host)) {
      names = BoxNames.of(settings);
    }
    return names.contains(host);
  }

  private static String hostOf(String hostAndPort) {
    try {
      String host = URI.create("https://" + hostAndPort).getHost();
      return host == null ? "" : BoxNames.canonical(host);
    } catch (IllegalArgumentException e) {
      return "";
    }
  }

  @Override
  public int getOrder() {
    return ServerFilterPhase.SECURITY.before() - 100;
  }
}
