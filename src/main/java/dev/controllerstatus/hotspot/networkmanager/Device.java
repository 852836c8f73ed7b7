package dev.controllerstatus.hotspot.networkmanager;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.freedesktop.dbus.DBusPath;

/**
 * A device that NetworkManager knows.
 *
 * @param facts as NetworkManager tells them
 */
record Device(DBusPath path, Facts facts) {
  static final String INTERFACE = Manager.NAME + ".Device";
  private static final Path OWN = Path.of("/proc/net/dev");
  private static final Path DEVICES = Path.of("/sys/class/net");
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

  /** NetworkManager may be that of another network namespace, whose devices are none of ours. */
  boolean isHere() {
    try (var lines = Files.lines(OWN, US_ASCII)) {
      boolean isNamed = lines.anyMatch(line -> line.strip().startsWith(name() + ":"));
      return isNamed && facts.text("HwAddress").equalsIgnoreCase(hardwareAddress());
    } catch (IOException e) {
      return false;
    }
  }

  private String hardwareAddress() throws IOException {
    return Files.readString(DEVICES.resolve(name()).resolve("address"), US_ASCII).strip();
  }
}
