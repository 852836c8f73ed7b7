package dev.controllerstatus.guard.flood;

import dev.controllerstatus.access.Source;
import dev.controllerstatus.guard.Problems;
import io.micronaut.core.order.Ordered;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.http.filter.ServerFilterPhase;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Tells a source that asks too often to wait: 429 with {@code Retry-After}, RFC 6585. */
@ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
final class TooManyRequests implements Ordered {
  static final int STATUS = 429;
  private final Visitors visitors;

  TooManyRequests(Visitors visitors) {
    this.visitors = visitors;
  }

  @RequestFilter
  @Nullable HttpResponse<?> check(HttpRequest<?> request) {
    Duration rest = visitors.ask(Source.of(request.getRemoteAddress()));
    return rest.isZero()
        ? null
        : Problems.response(STATUS, "Too many requests from this address; wait, then ask again.")
            .header("Retry-After", Long.toString(rest.plusSeconds(1).minusNanos(1).toSeconds()));
  }

  @Override
  public int getOrder() {
    return ServerFilterPhase.SECURITY.before() - 300;
  }
}
