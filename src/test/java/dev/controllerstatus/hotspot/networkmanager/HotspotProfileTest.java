package dev.controllerstatus.hotspot.networkmanager;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.controllerstatus.command.RunningBox;
import dev.controllerstatus.hotspot.AccessPoint;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.freedesktop.dbus.DBusPath;
import org.freedesktop.dbus.types.UInt32;
import org.freedesktop.dbus.types.Variant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What NetworkManager is told of the hotspot's keys; {@code src/lab/wifi} shows what becomes of it.
 */
class HotspotProfileTest {
  private static final int NOBODY_PROTECTS = 1;
  private static final int EVERYBODY_PROTECTS = 3;
  private static final Device RADIO =
      new Device(
          new DBusPath("/device"),
          new Facts(
              Map.of(
                  "Interface", new Variant<>("wlan0"),
                  "DeviceType", new Variant<>(new UInt32(2)))));

  @TempDir private Path folder;

  private static Map<String, Variant<?>> security(AccessPoint point, boolean isModern) {
    return new HotspotProfile(point, "10.42.0.1", 6, isModern)
        .on(RADIO)
        .get("802-11-wireless-security");
  }

  @Test
  void management_frames_are_protected_for_nobody_or_for_everybody() throws Exception {
    try (RunningBox box = new RunningBox(folder, "")) {
      AccessPoint point = box.part(AccessPoint.class);
      assertEquals(NOBODY_PROTECTS, security(point, false).get("pmf").getValue());
      assertEquals(EVERYBODY_PROTECTS, security(point, true).get("pmf").getValue());
      for (boolean isModern : new boolean[] {false, true}) {
        assertEquals(List.of("rsn"), security(point, isModern).get("proto").getValue());
        assertEquals(List.of("ccmp"), security(point, isModern).get("pairwise").getValue());
        assertEquals(point.key().reveal(), security(point, isModern).get("psk").getValue());
      }
    }
  }
}
