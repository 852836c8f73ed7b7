package dev.controllerstatus.api;

import dev.controllerstatus.api.SetupBody.AttemptBody;
import dev.controllerstatus.api.SetupBody.HotspotStateBody;
import dev.controllerstatus.api.SetupBody.NetworkBody;
import dev.controllerstatus.api.SetupBody.NetworksBody;
import dev.controllerstatus.api.SetupBody.UplinkBody;
import dev.controllerstatus.api.StatusBody.BoxBody;
import dev.controllerstatus.hotspot.Hotspot;
import dev.controllerstatus.hotspot.HotspotState;
import dev.controllerstatus.hotspot.Networks;
import dev.controllerstatus.hotspot.Ssid;
import dev.controllerstatus.hotspot.Trouble;
import dev.controllerstatus.hotspot.UplinkAttempt;
import dev.controllerstatus.hotspot.UplinkAttempt.Failure;
import dev.controllerstatus.hotspot.UplinkChange;
import dev.controllerstatus.hotspot.WifiNetwork;
import dev.controllerstatus.words.Messages;
import jakarta.inject.Singleton;
import java.util.Locale;

/** From the hotspot's and the uplink's state to what is sent. */
@Singleton
final class SetupBodies {
  private final Hotspot hotspot;
  private final UplinkChange changes;

  SetupBodies(Hotspot hotspot, UplinkChange changes) {
    this.hotspot = hotspot;
    this.changes = changes;
  }

  SetupBody now(Locale language) {
    UplinkWords words = new UplinkWords(Messages.in(language));
    HotspotState state = hotspot.state();
    BoxBody box = Uplink.now(state, null);
    return new SetupBody(
        hotspot(words),
        new UplinkBody(
            box.uplink(), box.networkInterface(), box.address(), box.gateway(), box.resolvers()),
        changes.latest().map(attempt -> attempt(attempt, words)).orElse(null),
        networks(hotspot.networks()),
        hotspot.sockets());
  }

  HotspotStateBody hotspot(UplinkWords words) {
    HotspotState state = hotspot.state();
    Trouble trouble = state.trouble();
    return new HotspotStateBody(
        state.phase().word(),
        trouble == null ? null : trouble.word(),
        state.since(),
        state.network(),
        trouble == null ? words.says(state.phase()) : words.says(trouble),
        trouble == null ? null : words.next(trouble));
  }

  private static AttemptBody attempt(UplinkAttempt attempt, UplinkWords words) {
    Failure failure = attempt.failure();
    return new AttemptBody(
        attempt.title(),
        attempt.stage().word(),
        failure == null ? null : failure.word(),
        attempt.at(),
        words.line(attempt),
        failure == null ? null : words.next(attempt));
  }

  private static NetworksBody networks(Networks networks) {
    return new NetworksBody(
        networks.at(), networks.seen().stream().map(SetupBodies::network).toList());
  }

  private static NetworkBody network(WifiNetwork network) {
    Ssid ssid = network.ssid();
    return new NetworkBody(
        ssid.text(),
        ssid.isText() ? null : ssid.hex(),
        network.signal(),
        UplinkWords.word(network.protection()),
        network.isKnown());
  }
}
