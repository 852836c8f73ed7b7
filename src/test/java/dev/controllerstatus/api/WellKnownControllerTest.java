package dev.controllerstatus.api;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.controllerstatus.config.Configured;
import dev.controllerstatus.config.Settings;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

class WellKnownControllerTest {
  @Test
  void the_contact_of_the_operator_is_named_for_half_a_year() throws Exception {
    String yaml = "controller-status: { box: { security-contact: 'mailto:security@example.com' } }";
    Settings settings = Settings.read(Configured.of(yaml, Map.of()).root());
    Instant now = Instant.parse("2026-11-21T10:00:00.5Z");
    assertEquals(
        """
        Contact: mailto:security@example.com
        Expires: 2027-05-20T10:00:00Z
        Preferred-Languages: en
        """,
        new WellKnownController(settings, () -> now).security());
  }
}
