package dev.controllerstatus.guard;

import io.micronaut.core.order.Ordered;
import io.micronaut.http.HttpMethod;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.http.filter.ServerFilterPhase;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Lets no page of another site act in the name of whoever is logged in here. Browsers say where a
 * request comes from (W3C Fetch Metadata); tools that are no browsers say nothing and may pass.
 */
@ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
final class ForeignSite implements Ordered {
  private static final Set<HttpMethod> HARMLESS =
      Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS);
  private static final Set<String> OURS = Set.of("same-origin", "none");

  @RequestFilter
  @Nullable HttpResponse<?> check(HttpRequest<?> request) {
    String from = request.getHeaders().get("Sec-Fetch-Site");
    return from == null || OURS.contains(from) || HARMLESS.contains(request.getMethod())
        ? null
        : Problems.response(403, "Changes are only taken from this box's own pages.");
  }

  @Override
  public int getOrder() {
    return ServerFilterPhase.SECURITY.before() - 90;
  }
}
