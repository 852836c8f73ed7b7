package dev.controllerstatus.hotspot.networkmanager;

import java.util.Map;
import org.freedesktop.dbus.annotations.DBusInterfaceName;
import org.freedesktop.dbus.annotations.DBusMemberName;
import org.freedesktop.dbus.interfaces.DBusInterface;
import org.freedesktop.dbus.types.Variant;

/** What is asked of a profile. */
@DBusInterfaceName(Saved.NAME)
public interface Saved extends DBusInterface {
  /** Of the interface. */
  String NAME = "org.freedesktop.NetworkManager.Settings.Connection";

  /** All of it but secrets. */
  @DBusMemberName("GetSettings")
  Map<String, Map<String, Variant<?>>> settings();

  /** Writes it to the disk. */
  @DBusMemberName("Save")
  void save();

  /** Removes it, from the disk too. */
  @DBusMemberName("Delete")
  void delete();
}
