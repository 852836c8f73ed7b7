package dev.controllerstatus.hotspot.networkmanager;

import dev.controllerstatus.hotspot.Ssid;
import dev.controllerstatus.hotspot.WifiNetwork;
import dev.controllerstatus.hotspot.WifiNetwork.Protection;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Access points as networks: one for each name, the strongest. */
final class Seen {
  static final String INTERFACE = Manager.NAME + ".AccessPoint";
  private static final long PRIVACY = 0x1;
  private static final long PSK = 0x100;
  private static final long ENTERPRISE = 0x200 | 0x2000;
  private static final long SAE = 0x400;
  private static final int LONGEST = 32;

  private Seen() {}

  static List<WifiNetwork> networks(Collection<Facts> points, Set<Ssid> known) {
    Comparator<WifiNetwork> bySignal = Comparator.comparingInt(WifiNetwork::signal);
    return points.stream()
        .flatMap(point -> network(point, known).stream())
        .collect(
            Collectors.toMap(
                WifiNetwork::ssid, Function.identity(), BinaryOperator.maxBy(bySignal)))
        .values()
        .stream()
        .sorted(bySignal.reversed().thenComparing(network -> network.ssid().hex()))
        .toList();
  }

  /** Hidden networks have no name, or one of zeros. */
  private static Optional<WifiNetwork> network(Facts point, Set<Ssid> known) {
    byte[] name = point.bytes("Ssid");
    if (name.length == 0 || name.length > LONGEST || isBlank(name)) {
      return Optional.empty();
    }
    Ssid ssid = Ssid.of(name);
    int signal = Math.clamp(point.number("Strength") & 0xff, 0, 100);
    int megahertz = (int) point.number("Frequency");
    return Optional.of(
        new WifiNetwork(ssid, signal, megahertz, protection(point), known.contains(ssid)));
  }

  private static boolean isBlank(byte[] name) {
    for (byte octet : name) {
      if (octet != 0) {
        return false;
      }
    }
    return true;
  }

  static Protection protection(Facts point) {
    long rsn = point.number("RsnFlags");
    boolean isSae = (rsn & SAE) != 0;
    if ((rsn & PSK) != 0) {
      return isSae ? Protection.WPA2_WPA3 : Protection.WPA2;
    }
    if (isSae) {
      return Protection.WPA3;
    }
    if ((rsn & ENTERPRISE) != 0) {
      return Protection.ENTERPRISE;
    }
    boolean isOld = point.number("WpaFlags") != 0 || (point.number("Flags") & PRIVACY) != 0;
    return isOld ? Protection.OUTDATED : Protection.OPEN;
  }
}
