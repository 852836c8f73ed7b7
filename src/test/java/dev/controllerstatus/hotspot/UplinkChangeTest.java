package dev.controllerstatus.hotspot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.controllerstatus.config.Configured;
import dev.controllerstatus.config.Secret;
import dev.controllerstatus.config.Settings;
import dev.controllerstatus.hotspot.UplinkAttempt.Failure;
import dev.controllerstatus.hotspot.UplinkAttempt.Stage;
import dev.controllerstatus.hotspot.UplinkSettings.Addressing;
import dev.controllerstatus.hotspot.UplinkSettings.Admission;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UplinkChangeTest {
  private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");
  private static final UplinkSettings WIFI =
      new UplinkSettings.Wifi(
          Ssid.of("Café \"🔌\""),
          false,
          new Admission.Key(new Secret("correct horse")),
          new Addressing.Dhcp(List.of()));

  @TempDir private Path folder;
  private final List<UplinkSettings> begun = new ArrayList<>();

  private UplinkChange started() throws Exception {
    String yaml = "controller-status: { box: { data: '" + folder + "' } }";
    Settings settings = Settings.read(Configured.of(yaml, Map.of()).root());
    UplinkChange change =
        new UplinkChange(new UplinkRecord(settings), _ -> true, InstantSource.fixed(NOW));
    change.open(begun::add);
    return change;
  }

  private static UplinkAttempt latest(UplinkChange change) {
    return change.latest().orElseThrow();
  }

  @Test
  void what_works_is_kept() throws Exception {
    UplinkChange change = started();
    assertTrue(change.attempt(WIFI));
    assertEquals(Stage.TRYING, latest(change).stage());
    assertEquals(List.of(WIFI), begun);
    assertTrue(change.carryOut(ToldRadio.of(Optional.empty(), false)));
    assertEquals(new UplinkAttempt("Café \"🔌\"", Stage.KEPT, null, NOW), latest(change));
  }

  @Test
  void what_does_not_is_taken_back_and_says_why() throws Exception {
    UplinkChange change = started();
    assertTrue(change.attempt(WIFI));
    assertFalse(change.carryOut(ToldRadio.of(Optional.of(Failure.NOT_ADMITTED), false)));
    assertEquals(Stage.TAKEN_BACK, latest(change).stage());
    assertEquals(Failure.NOT_ADMITTED, latest(change).failure());
  }

  @Test
  void one_change_at_a_time() throws Exception {
    UplinkChange change = started();
    assertTrue(change.attempt(WIFI));
    assertFalse(change.attempt(WIFI));
    assertEquals(1, begun.size());
  }

  @Test
  void the_result_is_known_after_a_restart() throws Exception {
    UplinkChange change = started();
    assertTrue(change.attempt(WIFI));
    boolean _ = change.carryOut(ToldRadio.of(Optional.of(Failure.NO_ADDRESS), false));
    assertEquals(latest(change), latest(started()));
  }

  @Test
  void a_change_that_was_interrupted_is_told_as_such() throws Exception {
    assertTrue(started().attempt(WIFI));
    UplinkChange again = started();
    again.recover(ToldRadio.of(Optional.empty(), false));
    assertEquals(Failure.INTERRUPTED, latest(again).failure());
    assertTrue(again.attempt(WIFI));
  }

  @Test
  void a_change_that_was_kept_at_the_last_moment_is_kept() throws Exception {
    assertTrue(started().attempt(WIFI));
    UplinkChange again = started();
    again.recover(ToldRadio.of(Optional.empty(), true));
    assertEquals(Stage.KEPT, latest(again).stage());
  }

  @Test
  void whoever_waits_for_the_end_is_told_of_it_also_after_a_restart() throws Exception {
    List<UplinkAttempt> told = new ArrayList<>();
    UplinkChange change = started();
    change.onEnd(told::add);
    assertTrue(change.attempt(WIFI));
    assertTrue(told.isEmpty());
    assertTrue(change.carryOut(ToldRadio.of(Optional.empty(), false)));
    assertEquals(List.of(latest(change)), told);
    assertTrue(change.attempt(WIFI));
    UplinkChange again = started();
    again.onEnd(told::add);
    again.recover(ToldRadio.of(Optional.empty(), true));
    assertEquals(Stage.KEPT, told.getLast().stage());
  }

  @Test
  void a_damaged_record_is_forgotten() throws Exception {
    Files.writeString(folder.resolve("uplink.properties"), "stage=HALF\n");
    assertEquals(Optional.empty(), started().latest());
  }

  @Test
  void a_key_is_on_no_disk_of_ours() throws Exception {
    assertTrue(started().attempt(WIFI));
    String kept = Files.readString(folder.resolve("uplink.properties"));
    assertFalse(kept.contains("horse"), kept);
  }

  @Test
  void settings_that_cannot_work_are_refused() throws Exception {
    Inet4Address box = (Inet4Address) InetAddress.getByName("192.168.1.5");
    Inet4Address far = (Inet4Address) InetAddress.getByName("192.168.2.1");
    assertThrows(
        IllegalArgumentException.class, () -> new Addressing.Fixed(box, 24, far, List.of()));
    assertThrows(
        IllegalArgumentException.class, () -> new Addressing.Fixed(box, 31, box, List.of()));
    assertThrows(IllegalArgumentException.class, () -> new Admission.Key(new Secret("short")));
  }
}
