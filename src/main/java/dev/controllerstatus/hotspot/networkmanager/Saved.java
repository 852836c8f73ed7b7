package dev.controllerstatus.hotspot.networkmanager;

import java.util.Map;
import org.freedesktop.dbus.annotations.DBusInterfaceName;
import org.freedesktop.dbus.annotations.DBusMemberName;
import org.freedesktop.dbus.interfaces.DBusInterface;
import org.freedesktop.dbus.types.UInt32;
import org.freedesktop.dbus.types.Variant;

/** What is asked of a profile. */
@DBusInterfaceName(Saved.NAME)
public interface Saved extends DBusInterface {
  /** Of the interface. */
  String NAME = "org.freedesktop.NetworkManager.Settings.Connection";

  /** All of it but secrets. */
  @DBusMemberName("GetSettings")
  Map<String, Map<String, Variant<?>>> settings();

  /** Replaces it; the flags say where to. */
  @DBusMemberName("Update2")
  Map<String, Variant<?>> update(
      Map<String, Map<String, Variant<?>>> settings, UInt32 flags, Map<String, Variant<?>> more);

  /** Removes it, from the disk too. */
  @DBusMemberName("Delete")
  void delete();
}
