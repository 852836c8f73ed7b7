package dev.controllerstatus.portal;

import dev.controllerstatus.command.RunningBox;
import dev.controllerstatus.hotspot.Station;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Who is in the Wi-Fi of a test. */
public final class Room implements Stations {
  private final Map<String, Station> byAddress = new ConcurrentHashMap<>();

  /** Lends an address of the loopback network to a device. */
  public Phone enter(RunningBox box, String mac, String address, Instant until) {
    byAddress.values().removeIf(station -> station.mac().equals(mac));
    byAddress.put(address, new Station(address, mac, null, until));
    return new Phone(box, address);
  }

  void leave(String address) {
    byAddress.remove(address);
  }

  @Override
  public List<Station> now() {
    return List.copyOf(byAddress.values());
  }
}
