package dev.controllerstatus.hotspot.reception;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.controllerstatus.hotspot.Station;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LeaseTest {
  private static final String LINE =
      "1795312345 5a:1b:22:33:44:55 10.42.0.57 Pixel-9 01:5a:1b:22:33:44:55";

  @Test
  void a_line_is_a_station() {
    Instant until = Instant.ofEpochSecond(1795312345L);
    assertEquals(
        Optional.of(new Station("10.42.0.57", "5a:1b:22:33:44:55", "Pixel-9", until)),
        Lease.parse(LINE));
  }

  @Test
  void a_phone_may_have_no_name() {
    assertEquals(null, Lease.parse(LINE.replace("Pixel-9", "*")).map(Station::name).orElse(null));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "duid 00:01:00:01", "x y z w", "99999999999999999999 a b c"})
  void other_lines_are_none(String line) {
    assertEquals(Optional.empty(), Lease.parse(line));
  }

  @Test
  void a_lease_that_has_ended_is_none(@TempDir Path folder) throws Exception {
    Path file = folder.resolve("leases");
    assertEquals(List.of(), Lease.read(file, Instant.EPOCH));
    Files.write(file, (LINE + "\n\u00ff\u00fe\n").getBytes(StandardCharsets.ISO_8859_1));
    assertEquals(1, Lease.read(file, Instant.ofEpochSecond(1795312344L)).size());
    assertEquals(0, Lease.read(file, Instant.ofEpochSecond(1795312345L)).size());
  }
}
