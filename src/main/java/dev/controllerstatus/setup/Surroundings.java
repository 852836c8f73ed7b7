package dev.controllerstatus.setup;

import dev.controllerstatus.config.Setting;
import dev.controllerstatus.hotspot.Hotspot;
import dev.controllerstatus.hotspot.HotspotSettings;
import dev.controllerstatus.portal.Places;
import dev.controllerstatus.settings.Group;
import dev.controllerstatus.settings.SettingsEditor;
import dev.controllerstatus.setup.SetupPage.Around;
import dev.controllerstatus.setup.SetupPage.Elsewhere;
import dev.controllerstatus.target.TargetId;
import io.micronaut.http.HttpRequest;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** What the page of the setup shows beside the uplink itself. */
@Singleton
final class Surroundings {
  private final Hotspot hotspot;
  private final HotspotSettings radio;
  private final SettingsEditor settings;
  private final Places places;
  private final InstantSource clock;

  Surroundings(
      Hotspot hotspot,
      HotspotSettings radio,
      SettingsEditor settings,
      Places places,
      InstantSource clock) {
    this.hotspot = hotspot;
    this.radio = radio;
    this.settings = settings;
    this.places = places;
    this.clock = clock;
  }

  Around around(boolean isWhole) {
    return new Around(hotspot.networks(), hotspot.sockets(), isWhole, clock.instant());
  }

  Elsewhere elsewhere(HttpRequest<?> request) {
    String app = request.isSecure() ? "/app/" : places.of(request).app();
    return new Elsewhere(proxied(), app, radio.country().orElse(""));
  }

  /** The names of services that are asked through a proxy. */
  private List<String> proxied() {
    return settings.services().stream().flatMap(id -> proxied(id).stream()).toList();
  }

  private Optional<String> proxied(TargetId id) {
    return settings
        .service(id)
        .filter(group -> value(group, "proxy").filter(proxy -> !proxy.equals("none")).isPresent())
        .map(group -> value(group, "name").orElseGet(id::toString));
  }

  private static Optional<String> value(Group group, String name) {
    return group.find(name).flatMap(Setting::value);
  }
}
