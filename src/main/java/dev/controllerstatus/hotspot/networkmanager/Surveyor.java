package dev.controllerstatus.hotspot.networkmanager;

import dev.controllerstatus.hotspot.HotspotSettings;
import dev.controllerstatus.hotspot.Survey;
import dev.controllerstatus.hotspot.Trouble;
import dev.controllerstatus.hotspot.TroubleException;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.freedesktop.dbus.DBusPath;
import org.freedesktop.dbus.interfaces.Properties;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Finds out what there is to make a hotspot of. Changes nothing, but {@link #unblock}. */
final class Surveyor {
  private static final Logger LOG = LoggerFactory.getLogger(Surveyor.class);
  private static final long CAN_BE_ACCESS_POINT = 0x40;
  private static final List<String> NEEDED = List.of("network-control", "settings.modify.system");

  private final Bus bus;
  private final Network network;
  private final Beside beside;
  private final HotspotSettings settings;

  Surveyor(Bus bus, Network network, Beside beside, HotspotSettings settings) {
    this.bus = bus;
    this.network = network;
    this.beside = beside;
    this.settings = settings;
  }

  Survey survey() throws TroubleException {
    if (!settings.isWanted()) {
      return Survey.none(Trouble.SWITCHED_OFF);
    }
    Device device = device();
    boolean isTaken = isUplink(device) && channelBeside(device, 1).isEmpty();
    return new Survey(null, device.name(), isTaken, device.isWifi() && knowsNetworks());
  }

  /**
   * The channel of an access point beside the uplink that this device is.
   *
   * @param other where the radio is free to choose
   * @return empty where the device is no uplink, or cannot be both
   */
  Optional<Integer> channelBeside(Device device, int other) throws TroubleException {
    return device.isWifi() && isUplink(device) ? beside.channel(device, other) : Optional.empty();
  }

  /** The device of the hotspot, fit for use. */
  Device device() throws TroubleException {
    if (!bus.hasManager()) {
      throw new TroubleException(Trouble.NO_NETWORK_MANAGER, "nobody has its name on the bus");
    }
    Map<String, String> permissions = network.manager().permissions();
    for (String needed : NEEDED) {
      if (!"yes".equals(permissions.get(Manager.NAME + "." + needed))) {
        throw new TroubleException(Trouble.NOT_ALLOWED, "NetworkManager refuses " + needed);
      }
    }
    Device device = choose();
    check(device);
    return device;
  }

  private Device choose() throws TroubleException {
    Optional<String> name = settings.network();
    List<Device> devices =
        network.devices().stream()
            .filter(device -> device.isManaged() && !device.name().equals(Beside.NAME))
            .toList();
    return devices.stream()
        .filter(
            name.isPresent()
                ? device ->
                    device.name().equals(name.get()) && (device.isWifi() || device.isWired())
                : Device::isWifi)
        .findFirst()
        .orElseThrow(
            () -> new TroubleException(Trouble.NO_DEVICE, "no device " + name.orElse("of Wi-Fi")));
  }

  private void check(Device device) throws TroubleException {
    if (!device.isWifi()) {
      return;
    }
    long abilities =
        network.facts(device.path(), WirelessDevice.NAME).number("WirelessCapabilities");
    if ((abilities & CAN_BE_ACCESS_POINT) == 0) {
      throw new TroubleException(Trouble.NOT_CAPABLE, device.name() + " has no access point mode");
    }
    Facts facts = network.facts();
    boolean isOff = !facts.flag("WirelessEnabled") && settings.country().isEmpty();
    if (!facts.flag("WirelessHardwareEnabled") || isOff) {
      throw new TroubleException(Trouble.BLOCKED, "Wi-Fi is switched off");
    }
  }

  private boolean isUplink(Device device) throws TroubleException {
    DBusPath primary = network.facts().path("PrimaryConnection");
    return !primary.equals(Network.NONE) && network.devicesOf(primary).contains(device.path());
  }

  private boolean knowsNetworks() throws TroubleException {
    for (DBusPath path : network.profiles().list()) {
      Facts wireless = new Facts(network.part(path, "802-11-wireless"));
      if (!wireless.all().isEmpty() && !"ap".equals(wireless.text("mode"))) {
        return true;
      }
    }
    return false;
  }

  /** With a country named, the radio may be switched on and knows the rules of the place. */
  void unblock(Device device) throws TroubleException {
    if (!device.isWifi() || settings.country().isEmpty()) {
      return;
    }
    try {
      Iw.run("reg", "set", settings.country().get());
    } catch (IOException e) {
      LOG.warn("hotspot: the country cannot be set: {}", e.getMessage());
    }
    if (!network.facts().flag("WirelessEnabled")) {
      bus.at(Network.ROOT, Properties.class).Set(Manager.NAME, "WirelessEnabled", true);
    }
  }
}
