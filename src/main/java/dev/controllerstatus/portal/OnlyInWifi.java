package dev.controllerstatus.portal;

import dev.controllerstatus.guard.OwnWifi;
import dev.controllerstatus.guard.Problems;
import io.micronaut.core.order.Ordered;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.http.filter.ServerFilterPhase;
import org.jspecify.annotations.Nullable;

/** In any other network the lights are for those who have logged in: there is no such page. */
@ServerFilter({"/portal", "/portal/**", "/done", CaptiveController.PATH})
final class OnlyInWifi implements Ordered {
  private final OwnWifi wifi;

  OnlyInWifi(OwnWifi wifi) {
    this.wifi = wifi;
  }

  @RequestFilter
  @Nullable HttpResponse<?> check(HttpRequest<?> request) {
    return wifi.isOn(request)
        ? null
        : Problems.response(404, "This page is in the box's own Wi-Fi only.");
  }

  @Override
  public int getOrder() {
    return ServerFilterPhase.SECURITY.before() - 80;
  }
}
