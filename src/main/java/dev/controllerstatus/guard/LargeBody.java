package dev.controllerstatus.guard;

import io.micronaut.core.order.Ordered;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.http.filter.ServerFilterPhase;
import org.jspecify.annotations.Nullable;

/** Refuses a body that is too large at its announcement, also where nobody would read it. */
@ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
final class LargeBody implements Ordered {
  private static final int STATUS = 413;
  // As micronaut.server.max-request-size, which bounds what comes without an announcement.
  private static final long MOST = 64 * 1024;

  @RequestFilter
  @Nullable HttpResponse<?> check(HttpRequest<?> request) {
    return request.getContentLength() > MOST
        ? Problems.response(STATUS, "The body of a request may have 64 KB at most.")
        : null;
  }

  @Override
  public int getOrder() {
    return ServerFilterPhase.SECURITY.before() - 280;
  }
}
