package dev.controllerstatus.hotspot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.controllerstatus.config.Configured;
import dev.controllerstatus.config.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AccessPointTest {
  @TempDir private Path temp;

  private AccessPoint box(String name) throws Exception {
    String yaml = "controller-status: { box: { data: '%s' } }".formatted(temp.resolve(name));
    return new AccessPoint(Settings.read(Configured.of(yaml, Map.of()).root()));
  }

  @Test
  void name_and_key_are_made_once() throws Exception {
    AccessPoint first = box("north");
    AccessPoint again = box("north");
    assertEquals(first.ssid(), again.ssid());
    assertEquals(first.key(), again.key());
  }

  @Test
  void every_box_has_its_own_of_letters_that_are_told_apart() throws Exception {
    AccessPoint north = box("north");
    AccessPoint south = box("south");
    assertNotEquals(north.ssid(), south.ssid());
    assertNotEquals(north.key(), south.key());
    assertTrue(north.ssid().matches("Status-[a-hjkm-np-z2-7]{6}"), north.ssid());
    String key = north.key().reveal();
    assertTrue(key.matches("([a-hjkm-np-z2-7]{4}-){3}[a-hjkm-np-z2-7]{4}"), key);
  }

  @Test
  void only_its_owner_may_read_the_file() throws Exception {
    box("north");
    Path file = temp.resolve("north/hotspot.properties");
    assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
  }

  @Test
  void a_file_without_a_key_is_told_and_kept() throws Exception {
    box("north");
    Path file = temp.resolve("north/hotspot.properties");
    Files.writeString(file, "ssid=Status-abcdef\n");
    String said = assertThrows(IOException.class, () -> box("north")).getMessage();
    assertTrue(said.contains("hotspot.properties has no key"), said);
    assertEquals("ssid=Status-abcdef\n", Files.readString(file));
  }
}
