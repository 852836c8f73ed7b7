package dev.controllerstatus.setup;

import dev.controllerstatus.access.RequestLogin;
import dev.controllerstatus.api.UplinkEdits;
import dev.controllerstatus.hotspot.Hotspot;
import dev.controllerstatus.hotspot.Ssid;
import dev.controllerstatus.hotspot.UplinkMistake;
import dev.controllerstatus.hotspot.WifiNetwork;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.authentication.Authentication;
import io.swagger.v3.oas.annotations.Hidden;
import java.io.IOException;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The forms for another way: by Wi-Fi, or by cable. */
@Hidden
@Controller("/setup")
@Secured({"admin", CodeLogin.ROLE})
@Produces(MediaType.TEXT_HTML)
final class UplinkPageController {
  private static final int BUSY = 409;
  private static final int UNFIT = 422;
  private static final int DISK = 507;
  private final UplinkEdits edits;
  private final Hotspot hotspot;
  private final Frames frames;

  UplinkPageController(UplinkEdits edits, Hotspot hotspot, Frames frames) {
    this.edits = edits;
    this.hotspot = hotspot;
    this.frames = frames;
  }

  @Get("/wifi")
  HttpResponse<?> wifi(
      @QueryValue(defaultValue = "") String ssid,
      @QueryValue(defaultValue = "") String protection,
      HttpRequest<?> request) {
    Map<String, String> chosen = chosen("wifi", protection.isEmpty() ? usual(ssid) : protection);
    Ssid.parse(ssid).ifPresent(one -> chosen.put("ssidHex", one.hex()));
    return page(200, chosen, List.of(), "", request);
  }

  @Get("/cable")
  HttpResponse<?> cable(
      @QueryValue(defaultValue = "open") String protection, HttpRequest<?> request) {
    return page(200, chosen("cable", protection), List.of(), "", request);
  }

  private static Map<String, String> chosen(String kind, String protection) {
    return new HashMap<>(Map.of("kind", kind, "protection", protection, "addressing", "dhcp"));
  }

  private String usual(String ssid) {
    return network(ssid)
        .map(
            network ->
                switch (network.protection()) {
                  case OPEN -> "open";
                  case ENTERPRISE -> "peap";
                  case OUTDATED, WPA2, WPA2_WPA3, WPA3 -> "key";
                })
        .orElse("key");
  }

  private Optional<WifiNetwork> network(String ssid) {
    return hotspot.networks().seen().stream()
        .filter(network -> network.ssid().hex().equals(ssid))
        .findFirst();
  }

  /** Both forms tell their kind. */
  @Post(uris = {"/wifi", "/cable"})
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<?> attempt(
      @Body Map<String, String> typed, Authentication user, HttpRequest<?> request) {
    Frame frame = frames.of(request);
    try {
      return switch (edits.attempt(typed, user.getName(), RequestLogin.caller(request).address())) {
        case UplinkEdits.Result.Trying _ -> HttpResponse.seeOther(URI.create("/setup/result"));
        case UplinkEdits.Result.Busy _ -> page(BUSY, typed, List.of(), frame.text("busy"), request);
        case UplinkEdits.Result.Unfit(var mistakes) ->
            page(UNFIT, typed, mistakes, frame.text("unfit"), request);
      };
    } catch (IOException e) {
      return page(DISK, typed, List.of(), frame.text("disk"), request);
    }
  }

  private HttpResponse<?> page(
      int status,
      Map<String, String> typed,
      List<UplinkMistake> mistakes,
      String trouble,
      HttpRequest<?> request) {
    Optional<WifiNetwork> network = network(typed.getOrDefault("ssidHex", ""));
    return Frames.page(
        status,
        "uplink",
        new UplinkPage(frames.of(request), typed, mistakes, trouble, network, hotspot.sockets()));
  }
}
