package dev.controllerstatus.guard;

import dev.controllerstatus.config.Settings;
import io.micronaut.core.order.Ordered;
import io.micronaut.http.HttpMethod;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.http.filter.ServerFilterPhase;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The port without encryption knows one answer: the way to the one with it. In the box's own Wi-Fi,
 * whose key is the key to the room, it also serves what people need to trust the box.
 */
@ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
final class PlainPort implements Ordered {
  private static final int FOUND = 302;
  private static final String TRUST = "/trust";
  private static final Set<HttpMethod> READING = Set.of(HttpMethod.GET, HttpMethod.HEAD);
  private final Settings settings;
  private final OurHosts hosts;

  PlainPort(Settings settings, OurHosts hosts) {
    this.settings = settings;
    this.hosts = hosts;
  }

  @RequestFilter
  @Nullable HttpResponse<?> redirect(HttpRequest<?> request) {
    if (request.isSecure() || isTrusting(request)) {
      return null;
    }
    String page = request.getPath().equals(TRUST) ? TRUST : "/";
    String there = "https://" + host(request) + ":" + settings.httpsPort() + page;
    // 302 and not 301: a phone that remembered it would be lost when the port changes.
    return HttpResponse.status(FOUND, "Found")
        .header("Location", there)
        .header("Cache-Control", "no-store")
        .contentType(MediaType.TEXT_HTML_TYPE)
        .body(
            "<!doctype html><html lang=en><title>Controller Status</title>"
                + "<p>Controller Status is at <a href=\"%1$s\">%1$s</a>.".formatted(there));
  }

  private boolean isTrusting(HttpRequest<?> request) {
    String path = request.getPath();
    return addressOf(request).equals(settings.hotspot().address())
        && READING.contains(request.getMethod())
        && (path.equals(TRUST) || path.startsWith(TRUST + "/") || path.startsWith("/page/"));
  }

  /** The host that was asked for where it is ours; a foreign one must not come back as a link. */
  private String host(HttpRequest<?> request) {
    return hosts.find(request.getHeaders().get("Host")).orElseGet(() -> addressOf(request));
  }

  private static String addressOf(HttpRequest<?> request) {
    String address = request.getServerAddress().getAddress().getHostAddress();
    return address.contains(":") ? "[" + address + "]" : address;
  }

  @Override
  public int getOrder() {
    return ServerFilterPhase.SECURITY.before() - 200;
  }
}
