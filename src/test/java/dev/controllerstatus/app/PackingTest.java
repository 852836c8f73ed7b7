package dev.controllerstatus.app;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PackingTest {
  @ParameterizedTest
  @CsvSource({
    "'gzip, deflate, br, zstd', BROTLI",
    "'br;q=0.1, gzip', BROTLI",
    "'BR', BROTLI",
    "'gzip, br;q=0', GZIP",
    "'gzip;q=0.0, br; q=0', NONE",
    "'', NONE",
    "'*', NONE",
    "'brotli', NONE"
  })
  void the_smallest_that_the_client_takes(String acceptEncoding, Packing best) {
    assertEquals(best, Packing.best(acceptEncoding));
  }
}
