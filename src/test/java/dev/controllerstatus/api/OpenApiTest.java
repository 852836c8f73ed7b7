package dev.controllerstatus.api;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** What others build against is committed, so that a change of it shows in a review. */
class OpenApiTest {
  private static final Path MADE = Path.of("target/classes/META-INF/swagger/openapi.yml");
  private static final Path COMMITTED = Path.of("src/docs/openapi.yml");

  @Test
  void the_committed_description_is_the_one_that_is_served() throws Exception {
    assertEquals(
        Files.readString(COMMITTED),
        Files.readString(MADE),
        "the interface has changed: copy " + MADE + " to " + COMMITTED);
  }
}
