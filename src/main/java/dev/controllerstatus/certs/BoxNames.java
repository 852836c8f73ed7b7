package dev.controllerstatus.certs;

import dev.controllerstatus.certs.x509.Hosts;
import dev.controllerstatus.config.Settings;
import java.io.IOException;
import java.net.NetworkInterface;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;

/** Every name and address under which people may reach this box. */
public final class BoxNames {
  private static final Path HOST_NAME = Path.of("/proc/sys/kernel/hostname");

  private BoxNames() {}

  /** Configured names first, then the machine's own, then its addresses; all canonical. */
  public static Set<String> of(Settings settings) {
    Set<String> names = new LinkedHashSet<>();
    settings.names().forEach(name -> names.add(canonical(name)));
    Settings.localNames().forEach(name -> names.add(canonical(name)));
    names.addAll(ofHost());
    names.add(canonical(settings.hotspot().address()));
    addAddresses(names);
    return names;
  }

  /** The machine's own names; none where it has none that we know of. */
  static Set<String> ofHost() {
    Set<String> names = new LinkedHashSet<>();
    addHostName(names);
    return names;
  }

  private static void addHostName(Set<String> names) {
    try {
      String name = Files.readString(HOST_NAME).strip().toLowerCase(Locale.ROOT);
      names.add(name);
      names.add(name + ".local"); // As multicast DNS announces it, RFC 6762.
    } catch (IOException e) {
      // Not Linux: the other names remain.
    }
  }

  private static void addAddresses(Set<String> names) {
    try {
      NetworkInterface.networkInterfaces()
          .flatMap(NetworkInterface::inetAddresses)
          .filter(address -> !address.isLinkLocalAddress())
          .map(address -> canonical(address.getHostAddress()))
          .filter(address -> !address.equals(Settings.Hotspot.PROBE_ADDRESS))
          .forEach(names::add);
    } catch (IOException e) {
      // No interface at all: the box is still reachable from itself.
    }
  }

  /**
   * One spelling for every host: lower case, and addresses as the JDK writes them, without the
   * scope that only means something on the box.
   */
  public static String canonical(String host) {
    return Hosts.canonical(host);
  }
}
