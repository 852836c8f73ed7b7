package dev.controllerstatus.hotspot.networkmanager;

import java.net.NetworkInterface;
import java.net.SocketException;
import java.util.HexFormat;
import java.util.Locale;
import org.freedesktop.dbus.DBusPath;

/**
 * A device that NetworkManager knows.
 *
 * @param facts as NetworkManager tells them
 */
record Device(DBusPath path, Facts facts) {
  static final String INTERFACE = Manager.NAME + ".Device";
  private static final long ETHERNET = 1;
  private static final long WIFI = 2;
  private static final long VETH = 20;
  private static final long UNMANAGED = 10;
  private static final long UNAVAILABLE = 20;
  private static final long ACTIVATED = 100;

  String name() {
    return facts.text("Interface");
  }

  boolean isWifi() {
    return facts.number("DeviceType") == WIFI;
  }

  boolean isWired() {
    long type = facts.number("DeviceType");
    return type == ETHERNET || type == VETH;
  }

  boolean isManaged() {
    return facts.number("State") > UNMANAGED;
  }

  boolean isAvailable() {
    return facts.number("State") > UNAVAILABLE;
  }

  boolean isActivated() {
    return facts.number("State") == ACTIVATED;
  }

  DBusPath active() {
    return facts.path("ActiveConnection");
  }

  /** Broadcom's chips refuse clients when frames of management may be protected. */
  boolean isBroadcom() {
    return facts.text("Driver").startsWith("brcm");
  }

  /** NetworkManager may be that of another network namespace, whose devices are none of ours. */
  boolean isHere() {
    try {
      NetworkInterface own = NetworkInterface.getByName(name());
      byte[] mac = own == null ? null : own.getHardwareAddress();
      return mac != null
          && HexFormat.ofDelimiter(":")
              .formatHex(mac)
              .equals(facts.text("HwAddress").toLowerCase(Locale.ROOT));
    } catch (SocketException e) {
      return false;
    }
  }
}
