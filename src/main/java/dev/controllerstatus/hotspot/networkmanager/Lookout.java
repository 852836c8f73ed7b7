package dev.controllerstatus.hotspot.networkmanager;

import dev.controllerstatus.hotspot.Networks;
import dev.controllerstatus.hotspot.Ssid;
import dev.controllerstatus.hotspot.TroubleException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.freedesktop.dbus.DBusPath;
import org.freedesktop.dbus.exceptions.DBusExecutionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Looks for Wi-Fi networks. */
final class Lookout {
  private static final Logger LOG = LoggerFactory.getLogger(Lookout.class);
  private final Network network;
  private final InstantSource clock;

  Lookout(Network network, InstantSource clock) {
    this.network = network;
    this.clock = clock;
  }

  Networks look(Device device, boolean isFresh) throws TroubleException {
    if (!device.isWifi()) {
      return Networks.NONE;
    }
    if (isFresh) {
      scan(device);
    }
    List<Facts> points = new ArrayList<>();
    for (DBusPath path : wireless(device).paths("AccessPoints")) {
      points.add(network.facts(path, Seen.INTERFACE));
    }
    return new Networks(Seen.networks(points, known()), clock.instant());
  }

  private Facts wireless(Device device) throws TroubleException {
    return network.facts(device.path(), WirelessDevice.NAME);
  }

  private void scan(Device device) throws TroubleException {
    long last = wireless(device).number("LastScan");
    try {
      network.wireless(device).scan(Map.of());
      Patience.until(
          Timeouts.SCAN, () -> wireless(device).number("LastScan"), scanned -> scanned != last);
    } catch (DBusExecutionException e) {
      LOG.debug("no look now, one has just been had: {}", e.getMessage());
    }
  }

  private Set<Ssid> known() throws TroubleException {
    Set<Ssid> known = new HashSet<>();
    for (DBusPath path : network.profiles().list()) {
      byte[] name = new Facts(network.part(path, "802-11-wireless")).bytes("ssid");
      if (name.length > 0) {
        known.add(Ssid.of(name));
      }
    }
    return known;
  }
}
