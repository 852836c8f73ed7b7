package dev.controllerstatus.guard;

import io.micronaut.core.order.Ordered;
import io.micronaut.http.HttpHeaders;
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
 * Lets no page of another site act in the name of whoever is logged in here. Browsers say where a
 * change comes from (Origin, RFC 6454 section 7; W3C Fetch Metadata); tools that are no browsers
 * say nothing and may pass, for nobody can make them send somebody else's credentials.
 */
@ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
final class ForeignSite implements Ordered {
  private static final Set<HttpMethod> HARMLESS =
      Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS);

  @RequestFilter
  @Nullable HttpResponse<?> check(HttpRequest<?> request) {
    if (HARMLESS.contains(request.getMethod())) {
      return null;
    } else if (!isOurs(request)) {
      return Problems.response(403, "Changes are only taken from this box's own pages.");
    }
    return isApi(request) && !isJson(request)
        ? Problems.response(415, "Send a body as application/json.")
        : null;
  }

  /** Forms of the portal come without encryption; all else that does is answered before. */
  private static boolean isOurs(HttpRequest<?> request) {
    HttpHeaders headers = request.getHeaders();
    String here = (request.isSecure() ? "https://" : "http://") + headers.get(HttpHeaders.HOST);
    String site = headers.get("Sec-Fetch-Site");
    String origin = headers.get(HttpHeaders.ORIGIN);
    return (site == null || site.equals("same-origin"))
        && (origin == null || origin.equalsIgnoreCase(here));
  }

  private static boolean isApi(HttpRequest<?> request) {
    return request.getPath().startsWith("/api/");
  }

  /** Also without a body: a form of another site always names a type, and never this one. */
  private static boolean isJson(HttpRequest<?> request) {
    return request
        .getContentType()
        .map(type -> type.matches(MediaType.APPLICATION_JSON_TYPE))
        .orElse(true);
  }

  @Override
  public int getOrder() {
    return ServerFilterPhase.SECURITY.before() - 90;
  }
}
