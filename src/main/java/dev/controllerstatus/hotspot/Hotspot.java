package dev.controllerstatus.hotspot;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** The box's own Wi-Fi. Every method may be called from any thread and returns at once. */
@Singleton
public final class Hotspot {
  /** The box's second address: names are answered with it, as some phones distrust private ones. */
  public static final String PROBE_ADDRESS = "192.0.2.1";

  private final HotspotState state;

  @Inject
  Hotspot(InstantSource clock) {
    state = new HotspotState(Phase.UNAVAILABLE, Trouble.NOT_STARTED, null, clock.instant(), null);
  }

  /** How it is now. */
  public HotspotState state() {
    return state;
  }

  /** Wants it up, until nobody has been in it for a while. */
  public void requestUp() {}

  /** Wants it down, also while the uplink is gone. */
  public void requestDown() {}

  /** Who has an address of the hotspot's; empty while it is not up. */
  public List<Station> stations() {
    return List.of();
  }

  /** Who has this address, such as {@code 10.42.0.57}; empty while the hotspot is not up. */
  public Optional<Station> station(String address) {
    return stations().stream().filter(station -> station.address().equals(address)).findFirst();
  }

  /** What the box sees around it. */
  public Networks networks() {
    return Networks.NONE;
  }

  /** Looks around anew; where the radio is busy with the hotspot, all in it lose their network. */
  public void requestLook() {}
}
