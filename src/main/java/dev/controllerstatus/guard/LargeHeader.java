package dev.controllerstatus.guard;

import io.micronaut.core.order.Ordered;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.http.filter.ServerFilterPhase;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Answers a header that is too large, RFC 6585. HTTP/1.1 never gets so far; the decoder of HTTP/2
 * takes four times as much, because past its own limit it could only end the whole connection.
 */
@ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
final class LargeHeader implements Ordered {
  static final int STATUS = 431;
  static final String DETAIL = "The header of a request may have 8 KB at most.";
  private static final int MOST = 8192;
  // What every field costs besides its text, RFC 9113 section 6.5.2.
  private static final int FIELD = 32;

  @RequestFilter
  @Nullable HttpResponse<?> check(HttpRequest<?> request) {
    long size = request.getUri().toString().length();
    for (Map.Entry<String, List<String>> field : request.getHeaders()) {
      for (String value : field.getValue()) {
        size += FIELD + field.getKey().length() + value.length();
      }
    }
    return size > MOST ? Problems.response(STATUS, DETAIL) : null;
  }

  @Override
  public int getOrder() {
    return ServerFilterPhase.SECURITY.before() - 290;
  }
}
