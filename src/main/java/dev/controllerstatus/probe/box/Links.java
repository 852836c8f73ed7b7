package dev.controllerstatus.probe.box;

import dev.controllerstatus.probe.packet.Routes;
import dev.controllerstatus.sample.Fact;
import java.io.IOException;
import java.net.InterfaceAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** The network interfaces that lead out, or could, as the kernel tells them in sysfs. */
final class Links {
  private static final String ETHERNET = "1";
  private static final List<String> VIRTUAL = List.of("bridge", "tun_flags", "bonding", "brport");
  private final Path folder;
  private final Function<String, List<String>> addresses;
  // Where the way out was last: a lease that is gone takes its route with it, and then any other
  // interface, such as that of the chargers, could be taken for the one that has lost it.
  private final AtomicReference<Set<String>> last = new AtomicReference<>(Set.of());

  /**
   * Reads them anew each time.
   *
   * @param folder such as {@code /sys/class/net}
   */
  Links(Path folder) {
    this(folder, Links::addressesOf);
  }

  Links(Path folder, Function<String, List<String>> addresses) {
    this.folder = folder;
    this.addresses = addresses;
  }

  /** Those with a default route; without one those that had it last, else all that could. */
  List<Fact.Link> uplinks(List<Routes.Default> routes) {
    Set<String> names = new LinkedHashSet<>();
    routes.forEach(route -> names.add(route.link()));
    if (!names.isEmpty()) {
      last.set(Set.copyOf(names));
    } else {
      last.get().stream().filter(this::exists).forEach(names::add);
    }
    return (names.isEmpty() ? candidates().stream() : names.stream()).map(this::link).toList();
  }

  /** Whether a link has an address that is more than one for the link alone. */
  static boolean hasAddress(Fact.Link link) {
    return link.addresses().stream()
        .anyMatch(address -> !address.startsWith("fe80:") && !address.startsWith("169.254."));
  }

  private List<String> candidates() {
    List<String> cables = names().stream().filter(this::isLikeEthernet).toList();
    List<String> physical = cables.stream().filter(name -> has(name, "device")).toList();
    return physical.isEmpty() ? cables : physical;
  }

  private List<String> names() {
    try (Stream<Path> all = Files.list(folder)) {
      return all.map(path -> path.getFileName().toString())
          .filter(Predicate.not("lo"::equals))
          .sorted()
          .toList();
    } catch (IOException e) {
      return List.of();
    }
  }

  private boolean isLikeEthernet(String name) {
    return read(name, "type", "").equals(ETHERNET)
        && VIRTUAL.stream().noneMatch(file -> has(name, file));
  }

  private boolean exists(String name) {
    return Files.exists(folder.resolve(name));
  }

  private boolean has(String name, String file) {
    return Files.exists(folder.resolve(name).resolve(file));
  }

  private Fact.Link link(String name) {
    String carrier =
        switch (read(name, "carrier", "0")) {
          case "1" -> "up";
          case "0" -> "down";
          default -> "unknown";
        };
    return new Fact.Link(
        name,
        carrier,
        Integer.parseInt("0" + read(name, "carrier_changes", "")),
        read(name, "address", ""),
        addresses.apply(name));
  }

  /** The content, or what stands for it where the kernel refuses, as for an interface set down. */
  private String read(String name, String file, String refused) {
    try {
      return Files.readString(folder.resolve(name).resolve(file)).strip();
    } catch (NoSuchFileException e) {
      return "";
    } catch (IOException e) {
      return refused;
    }
  }

  private static List<String> addressesOf(String name) {
    try {
      NetworkInterface found = NetworkInterface.getByName(name);
      return found == null
          ? List.of()
          : found.getInterfaceAddresses().stream().map(Links::text).toList();
    } catch (SocketException e) {
      return List.of();
    }
  }

  private static String text(InterfaceAddress address) {
    String host = address.getAddress().getHostAddress().replaceFirst("%.*", "");
    return host + "/" + address.getNetworkPrefixLength();
  }
}
