package dev.controllerstatus.setup;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.micronaut.core.order.Ordered;
import io.micronaut.http.HttpMethod;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.http.filter.ServerFilterPhase;
import java.net.URI;
import java.net.URLEncoder;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** In the box's own Wi-Fi the code comes before the pages; what became of a change, all may see. */
@ServerFilter({"/setup", "/setup/**"})
final class CodeFirst implements Ordered {
  private static final Set<String> FREE = Set.of(CodeController.PATH, "/setup/result");
  private final SetupDoor door;

  CodeFirst(SetupDoor door) {
    this.door = door;
  }

  @RequestFilter
  @Nullable HttpResponse<?> check(HttpRequest<?> request) {
    boolean isFree = FREE.contains(request.getPath());
    return isFree || !door.isInWifi(request) || door.isOpen(request)
        ? null
        : HttpResponse.seeOther(URI.create(CodeController.PATH + "?next=" + next(request)));
  }

  private static String next(HttpRequest<?> request) {
    boolean isPage = request.getMethod() == HttpMethod.GET;
    return URLEncoder.encode(isPage ? request.getUri().toString() : "/setup", UTF_8);
  }

  @Override
  public int getOrder() {
    return ServerFilterPhase.SECURITY.before() - 70;
  }
}
