package dev.controllerstatus.portal;

import dev.controllerstatus.hotspot.Station;
import java.net.InetAddress;
import java.util.List;
import java.util.Optional;

/** Who is in the box's own Wi-Fi. */
@FunctionalInterface
public interface Stations {
  /** Everybody with an address that was lent and not taken back. */
  List<Station> now();

  /** Who has this address; empty where somebody took one without asking. */
  default Optional<Station> at(InetAddress address) {
    String text = address.getHostAddress();
    return now().stream().filter(station -> station.address().equals(text)).findFirst();
  }
}
