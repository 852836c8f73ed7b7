package dev.controllerstatus.hotspot.networkmanager;

import dev.controllerstatus.hotspot.TroubleException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.freedesktop.dbus.DBusPath;
import org.freedesktop.dbus.types.Variant;

/** NetworkManager's devices, activations and profiles, as they are now. */
final class Network {
  static final DBusPath ROOT = new DBusPath("/org/freedesktop/NetworkManager");
  static final DBusPath NONE = new DBusPath("/");
  static final long ACTIVATED = 2;
  static final long DEACTIVATED = 4;
  private static final String ACTIVE = Manager.NAME + ".Connection.Active";

  private final Bus bus;

  Network(Bus bus) {
    this.bus = bus;
  }

  Manager manager() throws TroubleException {
    return bus.at(ROOT, Manager.class);
  }

  Profiles profiles() throws TroubleException {
    return bus.at(new DBusPath(Profiles.PATH), Profiles.class);
  }

  Saved profile(DBusPath path) throws TroubleException {
    return bus.at(path, Saved.class);
  }

  WirelessDevice wireless(Device device) throws TroubleException {
    return bus.at(device.path(), WirelessDevice.class);
  }

  Facts facts() throws TroubleException {
    return bus.facts(ROOT, Manager.NAME);
  }

  Facts facts(DBusPath path, String name) throws TroubleException {
    return bus.facts(path, name);
  }

  /** Those that are in our network namespace. */
  List<Device> devices() throws TroubleException {
    List<Device> devices = new ArrayList<>();
    for (DBusPath path : facts().paths("Devices")) {
      devices.add(device(path));
    }
    return devices.stream().filter(Device::isHere).toList();
  }

  Device device(DBusPath path) throws TroubleException {
    return new Device(path, facts(path, Device.INTERFACE));
  }

  /** The state of an activation: 1 on its way, 2 there, 3 on its way out, 4 or 0 gone. */
  long state(DBusPath active) throws TroubleException {
    return facts(active, ACTIVE).number("State");
  }

  List<DBusPath> devicesOf(DBusPath active) throws TroubleException {
    return facts(active, ACTIVE).paths("Devices");
  }

  /** The profile of this UUID. */
  Optional<DBusPath> find(String uuid) throws TroubleException {
    for (DBusPath path : profiles().list()) {
      if (uuid.equals(new Facts(part(path, "connection")).text("uuid"))) {
        return Optional.of(path);
      }
    }
    return Optional.empty();
  }

  /** A part of a profile; empty where the profile has none. */
  Map<String, Variant<?>> part(DBusPath path, String name) throws TroubleException {
    return profile(path).settings().getOrDefault(name, Map.of());
  }
}
