package dev.controllerstatus.portal;

import dev.controllerstatus.hotspot.Station;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Optional;

/**
 * Somebody who keeps the Wi-Fi.
 *
 * @param mac the device's own address; its IP address where that is all we know
 * @param address its IP address when it was last seen
 * @param until when its lease ends
 */
record Guest(String mac, String address, Instant until) {
  static Guest of(Station station) {
    return new Guest(station.mac(), station.address(), station.until());
  }

  /** Reads a line of the file; empty where it is garbled. */
  static Optional<Guest> of(String line) {
    String[] words = line.split(" ");
    try {
      return words.length == 3
          ? Optional.of(new Guest(words[0], words[1], Instant.parse(words[2])))
          : Optional.empty();
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }

  /** For the file. */
  String line() {
    return "%s %s %s".formatted(mac, address, until);
  }
}
