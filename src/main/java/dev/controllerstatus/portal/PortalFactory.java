package dev.controllerstatus.portal;

import dev.controllerstatus.config.Settings;
import dev.controllerstatus.guard.OwnWifi;
import dev.controllerstatus.hotspot.Hotspot;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Secondary;
import jakarta.inject.Singleton;
import java.net.InetAddress;

/** Where the hotspot is and who is in it, unless others were handed in. */
@Factory
final class PortalFactory {
  @Singleton
  @Secondary
  OwnWifi wifi(Settings settings) {
    return new OwnWifi(
        InetAddress.ofLiteral(settings.hotspot().address()),
        InetAddress.ofLiteral(Settings.Hotspot.PROBE_ADDRESS));
  }

  @Singleton
  @Secondary
  Stations stations(Hotspot hotspot) {
    return hotspot::stations;
  }
}
