package dev.controllerstatus.hotspot.networkmanager;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.controllerstatus.hotspot.HotspotLab;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Another uplink with a real NetworkManager: the old way, or the new one, never none. */
class TrialsLabTest {
  private static final String GATEWAY = "192.168.77.1";
  private static final Duration BACK = Duration.ofSeconds(20);
  private static final int STEP_MS = 10;
  @TempDir private Path folder;

  private static String address(HotspotLab lab) throws Exception {
    return lab.in("box", "ip -4 -brief address show dev lan0").said();
  }

  private static HotspotLab.Ran change(HotspotLab lab, String id, String... settings)
      throws Exception {
    String[] arguments = new String[settings.length + 1];
    arguments[0] = id;
    System.arraycopy(settings, 0, arguments, 1, settings.length);
    return lab.java(TrialsProgram.class, arguments);
  }

  private boolean isOnDisk(String id) throws Exception {
    try (var files = Files.list(folder.resolve("profiles"))) {
      for (Path file : files.filter(one -> one.toString().endsWith(".nmconnection")).toList()) {
        if (Files.readString(file).contains(id)) {
          return true;
        }
      }
    }
    return false;
  }

  @Test
  void certificates_are_on_the_disk_beside_their_profile() throws Exception {
    try (HotspotLab lab = new HotspotLab(folder)) {
      String id = UUID.randomUUID().toString();
      assertEquals(0, change(lab, id, "certificate").code());
      assertTrue(isOnDisk("private-key=" + id + "-private-key.p12"));
      assertTrue(Files.exists(folder.resolve("profiles").resolve(id + "-private-key.p12")));
    }
  }

  @Test
  void the_box_is_on_the_new_way_or_on_the_old_one() throws Exception {
    try (HotspotLab lab = new HotspotLab(folder)) {
      String kept = UUID.randomUUID().toString();
      String said = change(lab, kept, "192.168.77.3", "192.168.77.1", "whole").said();
      assertTrue(said.contains("failure Optional.empty"), said);
      assertTrue(address(lab).contains("192.168.77.3/24"), address(lab));
      assertTrue(isOnDisk(kept));
      assertTrue(change(lab, kept, "recover").said().contains("kept true"));

      String wrong = UUID.randomUUID().toString();
      said = change(lab, wrong, "192.168.77.4", "192.168.77.99", "whole").said();
      assertTrue(said.contains("NO_GATEWAY"), said);
      lab.await("the old way", BACK, () -> lab.says("ip a", "192.168.77.3/24"));
      assertFalse(isOnDisk(wrong));

      String killed = UUID.randomUUID().toString();
      assertEquals(137, change(lab, killed, "192.168.77.7", "192.168.77.1", "killed").code());
      assertTrue(address(lab).contains("192.168.77.7/24"), address(lab));
      assertFalse(isOnDisk(killed));
      assertTrue(change(lab, killed, "recover").said().contains("kept false"));
      lab.await("the old way", BACK, () -> lab.says("ip a", "192.168.77.3/24"));
    }
  }

  /** Of the process alone, and of NetworkManager with it, as when the power is cut. */
  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void killed_at_any_moment_of_a_change_the_box_has_the_old_way_or_the_new_one(boolean isCut)
      throws Exception {
    try (HotspotLab lab = new HotspotLab(folder)) {
      String now = "192.168.77.3";
      change(lab, UUID.randomUUID().toString(), now, GATEWAY, "whole");
      int middles = 0;
      boolean isMiddle = true;
      long after = 0;
      for (int moment = 0; isMiddle; moment++) {
        String id = UUID.randomUUID().toString();
        String wanted = "192.168.77." + (10 + moment);
        Duration alive = Duration.ofMillis(after);
        Optional<String> end = lab.kill(TrialsProgram.class, alive, id, wanted, GATEWAY, "whole");
        isMiddle = end.isEmpty();
        middles += isMiddle ? 1 : 0;
        if (isCut) {
          lab.cut();
        }
        boolean isKept = change(lab, id, "recover").said().contains("kept true");
        String way = (isKept ? wanted : now) + "/24";
        lab.await(alive + " " + way, BACK, () -> lab.says("ip -4 address show dev lan0", way));
        lab.await("the site", BACK, () -> lab.says("ping -c1 -W1 " + GATEWAY, "1 received"));
        assertEquals(isKept, isOnDisk(id), alive::toString);
        assertTrue(isMiddle || isKept, end::toString);
        now = isKept ? wanted : now;
        // Where a change takes long, the moments are a tenth of it apart.
        after = Math.max(after + STEP_MS, after * 11 / 10);
      }
      assertTrue(middles > 5, "too few moments: " + middles);
    }
  }

  /** Also where it was used less lately, as when it was out of reach for a while. */
  @Test
  void of_two_that_are_kept_the_latest_goes_first() throws Exception {
    try (HotspotLab lab = new HotspotLab(folder)) {
      String first = UUID.randomUUID().toString();
      assertEquals(0, change(lab, first, "192.168.77.3", "192.168.77.1", "whole").code());
      String latest = UUID.randomUUID().toString();
      assertEquals(0, change(lab, latest, "192.168.77.4", "192.168.77.1", "whole").code());
      lab.nmcli("connection", "up", first);
      assertTrue(address(lab).contains("192.168.77.3/24"), address(lab));
      lab.in("site", "ip link set site0 down");
      lab.await("no way", BACK, () -> !lab.says("ip -4 address show dev lan0", "192.168.77"));
      lab.in("site", "ip link set site0 up");
      lab.await("the latest", BACK, () -> lab.says("ip -4 address show dev lan0", "77.4/24"));
    }
  }
}
