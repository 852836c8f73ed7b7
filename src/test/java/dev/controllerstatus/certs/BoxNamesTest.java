package dev.controllerstatus.certs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.controllerstatus.config.Configured;
import dev.controllerstatus.config.Settings;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BoxNamesTest {
  @ParameterizedTest
  @CsvSource({
    "Depot-North.Internal, depot-north.internal",
    "192.168.1.20, 192.168.1.20",
    "::1, 0:0:0:0:0:0:0:1",
    "[::1], 0:0:0:0:0:0:0:1",
    "fd00:0:0:0:0:0:0:2%eth0, fd00:0:0:0:0:0:0:2",
    "FD00::2, fd00:0:0:0:0:0:0:2"
  })
  void every_host_has_one_spelling(String host, String expected) {
    assertEquals(expected, BoxNames.canonical(host));
  }

  @Test
  void the_address_in_the_hotspot_is_always_among_them() throws Exception {
    Settings settings = Settings.read(Configured.of("controller-status: {}", Map.of()).root());
    assertTrue(BoxNames.of(settings).contains("10.42.0.1"));
  }
}
