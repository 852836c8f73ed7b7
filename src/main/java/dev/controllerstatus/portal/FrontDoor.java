package dev.controllerstatus.portal;

import dev.controllerstatus.guard.AskedHost;
import dev.controllerstatus.guard.OwnWifi;
import dev.controllerstatus.guard.OwnWifiPort;
import dev.controllerstatus.guard.Problems;
import io.micronaut.http.HttpMethod;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Sorts what comes over the box's own Wi-Fi without encryption: connectivity checks get their
 * answer, every host but the portal's the way to the portal, and the portal what it serves. Nothing
 * else is served, neither the API nor whoever sends a password; the setup asks for a code of its
 * own.
 */
@Singleton
final class FrontDoor implements OwnWifiPort {
  private static final Set<HttpMethod> READING = Set.of(HttpMethod.GET, HttpMethod.HEAD);
  private static final Pattern PAGES =
      Pattern.compile(
          "/|/portal|/done|/trust(/.*)?|/page/.*|/setup(/(code|wifi|cable|site|result))?");
  private static final Pattern FORMS =
      Pattern.compile("/portal/(keep|finish|check)|/setup/(code|wifi|cable|site|look)");
  private final OwnWifi wifi;
  private final ConnectivityChecks checks;
  private final Guests guests;

  FrontDoor(OwnWifi wifi, ConnectivityChecks checks, Guests guests) {
    this.wifi = wifi;
    this.checks = checks;
    this.guests = guests;
  }

  @Override
  public @Nullable HttpResponse<?> answer(HttpRequest<?> request) {
    boolean isReading = READING.contains(request.getMethod());
    boolean isForPortal = wifi.isForPortal(request);
    if (isForPortal && isServed(request)) {
      return null;
    }
    Optional<ConnectivityCheck> check =
        isReading ? checks.find(Probing.of(request)) : Optional.empty();
    if (check.isPresent()) {
      return answer(check.get(), request);
    }
    if (isForPortal) {
      return Problems.response(404, "There is no such page in the box's own Wi-Fi.");
    }
    return isReading ? Way.redirect(portal(request)) : HttpResponse.status(403, "Forbidden");
  }

  private static boolean isServed(HttpRequest<?> request) {
    return switch (request.getMethod()) {
      case GET, HEAD -> PAGES.matcher(request.getPath()).matches();
      case POST -> FORMS.matcher(request.getPath()).matches();
      default -> false;
    };
  }

  private HttpResponse<?> answer(ConnectivityCheck check, HttpRequest<?> request) {
    String portal = portal(request);
    if (guests.isKept(request.getRemoteAddress().getAddress())) {
      return check.kept().response(portal);
    }
    return check.isInline() ? Way.inline(portal) : Way.redirect(portal);
  }

  /** On the port that was asked: what listens on another one may be reached by the usual one. */
  private String portal(HttpRequest<?> request) {
    String port = AskedHost.of(request).map(AskedHost::port).orElse("");
    return "http://" + wifi.box().getHostAddress() + port + "/";
  }
}
