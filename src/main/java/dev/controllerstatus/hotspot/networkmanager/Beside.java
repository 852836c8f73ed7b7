package dev.controllerstatus.hotspot.networkmanager;

import dev.controllerstatus.hotspot.HotspotSettings;
import dev.controllerstatus.hotspot.Trouble;
import dev.controllerstatus.hotspot.TroubleException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.freedesktop.dbus.interfaces.Properties;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * An interface of its own for the access point, on the radio that is the box's uplink at the same
 * time, where its driver has both.
 */
final class Beside {
  /** Of the interface. */
  static final String NAME = "status-ap";

  private static final Logger LOG = LoggerFactory.getLogger(Beside.class);
  private static final Path INTERFACES = Path.of("/sys/class/net");
  private static final Duration KNOWN_WITHIN = Duration.ofSeconds(10);

  private final Bus bus;
  private final Network network;
  private boolean isTried;
  private @Nullable Combinations combinations;

  Beside(Bus bus, Network network, HotspotSettings settings) {
    this.bus = bus;
    this.network = network;
    isTried = settings.isBesideUplink();
  }

  /**
   * The channel for an access point beside this station: the station's own of 2.4 GHz, for most
   * radios are on one at a time.
   *
   * @param other for a station on 5 GHz whose radio can be on two
   * @return empty where the two do not go together
   */
  Optional<Integer> channel(Device station, int other) throws TroubleException {
    if (!isTried) {
      return Optional.empty();
    }
    Facts wireless = network.facts(station.path(), WirelessDevice.NAME);
    Facts point = network.facts(wireless.path("ActiveAccessPoint"), Seen.INTERFACE);
    Optional<Integer> own = Channels.of((int) point.number("Frequency"));
    boolean isPossible = combinations(station).haveBoth(own.isPresent() ? 1 : 2);
    return isPossible ? own.or(() -> Optional.of(other)) : Optional.empty();
  }

  private Combinations combinations(Device station) {
    Combinations known = combinations;
    if (known == null) {
      known = read(station);
      combinations = known;
    }
    return known;
  }

  private static Combinations read(Device station) {
    try {
      Path radio = INTERFACES.resolve(station.name()).resolve("phy80211").resolve("name");
      return new Combinations(Iw.run("phy", Files.readString(radio).strip(), "info"));
    } catch (IOException e) {
      LOG.info("hotspot: not beside the uplink on one radio: {}", e.getMessage());
      return new Combinations("");
    }
  }

  /**
   * Makes the interface. It must join nothing by itself.
   *
   * @throws TroubleException when the driver or NetworkManager does not take it; nothing is left
   */
  Device open(Device station) throws TroubleException {
    close();
    try {
      String address = ownAddress(station.facts().text("HwAddress"));
      Iw.run("dev", station.name(), "interface", "add", NAME, "type", "__ap", "addr", address);
    } catch (IOException e) {
      throw new TroubleException(Trouble.RADIO_FAILED, String.valueOf(e.getMessage()));
    }
    Device made = await(false);
    bus.at(made.path(), Properties.class).Set(Device.INTERFACE, "Autoconnect", false);
    return await(true);
  }

  /** That of the station, made up ("locally administered", IEEE 802-2014, 8.4) and another. */
  static String ownAddress(String station) {
    int first = Integer.parseInt(station, 0, 2, 16);
    return "%02x%s".formatted((first | 0x02) ^ 0x04, station.substring(2));
  }

  private Device await(boolean isReady) throws TroubleException {
    return Patience.until(
            KNOWN_WITHIN,
            () -> network.devices().stream().filter(one -> one.name().equals(NAME)).findFirst(),
            found -> found.filter(one -> !isReady || one.isAvailable()).isPresent())
        .orElseThrow(
            () -> new TroubleException(Trouble.RADIO_FAILED, "NetworkManager knows no " + NAME));
  }

  /** Removes it, if there is one; also that of a product which was killed. */
  void close() {
    if (!Files.exists(INTERFACES.resolve(NAME))) {
      return;
    }
    try {
      Iw.run("dev", NAME, "del");
    } catch (IOException e) {
      LOG.warn("hotspot: {} is left: {}", NAME, e.getMessage());
    }
  }

  /** A driver that promised it and does not keep it is not asked again before the next start. */
  void giveUp() {
    isTried = false;
    LOG.warn(
        "hotspot: this radio is no access point beside the uplink; it takes turns from now on");
  }
}
