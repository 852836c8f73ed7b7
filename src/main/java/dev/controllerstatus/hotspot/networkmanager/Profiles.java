package dev.controllerstatus.hotspot.networkmanager;

import java.util.List;
import java.util.Map;
import org.freedesktop.dbus.DBusPath;
import org.freedesktop.dbus.annotations.DBusInterfaceName;
import org.freedesktop.dbus.annotations.DBusMemberName;
import org.freedesktop.dbus.interfaces.DBusInterface;
import org.freedesktop.dbus.types.UInt32;
import org.freedesktop.dbus.types.Variant;

/** What is asked about all profiles. */
@DBusInterfaceName(Profiles.NAME)
public interface Profiles extends DBusInterface {
  /** Of the interface. */
  String NAME = "org.freedesktop.NetworkManager.Settings";

  /** Where it is. */
  String PATH = "/org/freedesktop/NetworkManager/Settings";

  /** All of them. */
  @DBusMemberName("ListConnections")
  List<DBusPath> list();

  /** Adds one, on the disk or in memory as the flags say. */
  @DBusMemberName("AddConnection2")
  Added add(
      Map<String, Map<String, Variant<?>>> settings, UInt32 flags, Map<String, Variant<?>> more);
}
