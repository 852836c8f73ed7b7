package dev.controllerstatus.hotspot.networkmanager;

import java.util.Map;
import org.freedesktop.dbus.annotations.DBusInterfaceName;
import org.freedesktop.dbus.annotations.DBusMemberName;
import org.freedesktop.dbus.interfaces.DBusInterface;
import org.freedesktop.dbus.types.Variant;

/** What is asked of a Wi-Fi device. */
@DBusInterfaceName(WirelessDevice.NAME)
public interface WirelessDevice extends DBusInterface {
  /** Of the interface. */
  String NAME = "org.freedesktop.NetworkManager.Device.Wireless";

  /** Looks around; done when {@code LastScan} changes. */
  @DBusMemberName("RequestScan")
  void scan(Map<String, Variant<?>> options);
}
