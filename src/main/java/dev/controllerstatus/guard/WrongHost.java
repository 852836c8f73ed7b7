package dev.controllerstatus.guard;

import io.micronaut.core.order.Ordered;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.http.filter.ServerFilterPhase;
import org.jspecify.annotations.Nullable;

/**
 * Serves only hosts that are this box: 421 for any other name, RFC 9110 section 15.5.20, so that no
 * foreign site can point its own name here and read along (DNS rebinding).
 */
@ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
final class WrongHost implements Ordered {
  static final int STATUS = 421;
  private final OurHosts hosts;

  WrongHost(OurHosts hosts) {
    this.hosts = hosts;
  }

  @RequestFilter
  @Nullable HttpResponse<?> check(HttpRequest<?> request) {
    return hosts.find(request.getHeaders().get("Host")).isPresent()
        ? null
        : Problems.response(
            STATUS, "This box does not serve that host; add it to controller-status.https.names.");
  }

  @Override
  public int getOrder() {
    return ServerFilterPhase.SECURITY.before() - 100;
  }
}
