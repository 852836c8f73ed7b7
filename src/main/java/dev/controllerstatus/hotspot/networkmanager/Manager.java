package dev.controllerstatus.hotspot.networkmanager;

import java.util.List;
import java.util.Map;
import org.freedesktop.dbus.DBusPath;
import org.freedesktop.dbus.annotations.DBusInterfaceName;
import org.freedesktop.dbus.annotations.DBusMemberName;
import org.freedesktop.dbus.interfaces.DBusInterface;
import org.freedesktop.dbus.types.UInt32;
import org.freedesktop.dbus.types.Variant;

/** What is asked of NetworkManager; see its D-Bus API. */
@DBusInterfaceName(Manager.NAME)
public interface Manager extends DBusInterface {
  /** Of the interface, and of the service. */
  String NAME = "org.freedesktop.NetworkManager";

  /** Adds a profile and activates it on a device. */
  @DBusMemberName("AddAndActivateConnection2")
  Activated addAndActivate(
      Map<String, Map<String, Variant<?>>> settings,
      DBusPath device,
      DBusPath specific,
      Map<String, Variant<?>> options);

  /** Activates a profile on a device. */
  @DBusMemberName("ActivateConnection")
  DBusPath activate(DBusPath profile, DBusPath device, DBusPath specific);

  /** Ends an activation. */
  @DBusMemberName("DeactivateConnection")
  void deactivate(DBusPath active);

  /** Yes, no or auth for each permission. */
  @DBusMemberName("GetPermissions")
  Map<String, String> permissions();

  /** Remembers how devices are, to come back to it. */
  @DBusMemberName("CheckpointCreate")
  DBusPath createCheckpoint(List<DBusPath> devices, UInt32 seconds, UInt32 flags);

  /** Forgets it: what is now stays. */
  @DBusMemberName("CheckpointDestroy")
  void destroyCheckpoint(DBusPath checkpoint);

  /** Comes back to it; a result for each device. */
  @DBusMemberName("CheckpointRollback")
  Map<String, UInt32> rollBack(DBusPath checkpoint);
}
