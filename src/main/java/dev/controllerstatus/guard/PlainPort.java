package dev.controllerstatus.guard;

import dev.controllerstatus.config.Settings;
import io.micronaut.core.order.Ordered;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.http.filter.ServerFilterPhase;
import io.micronaut.http.server.annotation.PreMatching;
import org.jspecify.annotations.Nullable;

/**
 * The one place that decides what the port without encryption answers: to the site's network the
 * way to the port with it, and nothing else; in the box's own Wi-Fi, whose key is the key to the
 * room, whatever the portal says.
 */
@ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
final class PlainPort implements Ordered {
  private static final int FOUND = 302;
  private static final String TRUST = "/trust";
  private final Settings settings;
  private final OurHosts hosts;
  private final OwnWifi wifi;
  private final OwnWifiPort portal;

  PlainPort(Settings settings, OurHosts hosts, OwnWifi wifi, OwnWifiPort portal) {
    this.settings = settings;
    this.hosts = hosts;
    this.wifi = wifi;
    this.portal = portal;
  }

  /** The path / has a controller already: that of the page for those who have logged in. */
  @PreMatching
  @RequestFilter
  @Nullable HttpRequest<?> lead(HttpRequest<?> request) {
    return !request.isSecure()
            && request.getPath().equals("/")
            && wifi.isOn(request)
            && wifi.isForPortal(request)
        ? new FrontPage<>(request)
        : null;
  }

  @RequestFilter
  @Nullable HttpResponse<?> answer(HttpRequest<?> request) {
    if (request.isSecure()) {
      return null;
    }
    return wifi.isOn(request) ? portal.answer(request) : redirect(request);
  }

  private HttpResponse<?> redirect(HttpRequest<?> request) {
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
