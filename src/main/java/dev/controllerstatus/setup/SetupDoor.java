package dev.controllerstatus.setup;

import dev.controllerstatus.access.SetupPasses;
import dev.controllerstatus.guard.OwnWifi;
import dev.controllerstatus.hotspot.Station;
import dev.controllerstatus.portal.Stations;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.cookie.Cookie;
import io.micronaut.http.cookie.SameSite;
import jakarta.inject.Singleton;
import java.net.InetAddress;

/** Who may see the setup in the box's own Wi-Fi: the device that has shown the code. */
@Singleton
final class SetupDoor {
  static final String COOKIE = "setup";
  private static final String PATH = "/setup";
  private final SetupPasses passes;
  private final Stations stations;
  private final OwnWifi wifi;

  SetupDoor(SetupPasses passes, Stations stations, OwnWifi wifi) {
    this.passes = passes;
    this.stations = stations;
    this.wifi = wifi;
  }

  /** Whether a request is for the setup as it is in the box's own Wi-Fi. */
  boolean isInWifi(HttpRequest<?> request) {
    return !request.isSecure() && isSetup(request.getPath()) && wifi.isOn(request);
  }

  private static boolean isSetup(String path) {
    return path.equals(PATH) || path.startsWith(PATH + "/");
  }

  /** Whether its device has shown the code. */
  boolean isOpen(HttpRequest<?> request) {
    return request
        .getCookies()
        .findCookie(COOKIE)
        .filter(cookie -> passes.isGood(cookie.getValue(), station(request)))
        .isPresent();
  }

  /** The device: by its hardware address, or by the one it took without asking. */
  String station(HttpRequest<?> request) {
    InetAddress address = request.getRemoteAddress().getAddress();
    return stations.at(address).map(Station::mac).orElseGet(address::getHostAddress);
  }

  /** Lets this device in, with a cookie that goes to these pages only. */
  <T> MutableHttpResponse<T> open(HttpRequest<?> request, MutableHttpResponse<T> response) {
    return response.cookie(
        Cookie.of(COOKIE, passes.issue(station(request)))
            .path(PATH)
            .httpOnly(true)
            .sameSite(SameSite.Strict)
            .maxAge(SetupPasses.LASTS));
  }
}
