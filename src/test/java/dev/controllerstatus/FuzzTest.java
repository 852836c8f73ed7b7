package dev.controllerstatus;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.controllerstatus.certs.x509.PemFuzz;
import dev.controllerstatus.certs.x509.Pkcs12Fuzz;
import dev.controllerstatus.guard.BasicFuzz;
import dev.controllerstatus.guard.CookieFuzz;
import dev.controllerstatus.guard.HostFuzz;
import dev.controllerstatus.guard.RequestFuzz;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What fuzzing has found stays found: every kept input, whole and damaged in a few places. */
class FuzzTest {
  private static final int DAMAGED = 20;
  private static final Duration HANG = Duration.ofSeconds(20);

  private interface Target {
    void accept(byte[] input) throws IOException;
  }

  private static void replay(String name, Target target) throws IOException {
    // The same damage each time: a test that fails must fail again.
    Random random = new Random(name.hashCode());
    List<Path> inputs;
    try (Stream<Path> files = Files.list(Path.of("src/fuzz/resources", name))) {
      inputs = files.sorted().toList();
    }
    assertTrue(!inputs.isEmpty(), name);
    for (Path input : inputs) {
      byte[] whole = Files.readAllBytes(input);
      assertTimeoutPreemptively(HANG, () -> target.accept(whole), input::toString);
      for (int i = 0; i < DAMAGED; i++) {
        byte[] bytes = damaged(whole, random);
        assertTimeoutPreemptively(
            HANG, () -> target.accept(bytes), () -> input + " as " + new String(bytes, UTF_8));
      }
    }
  }

  private static byte[] damaged(byte[] whole, Random random) {
    byte[] bytes = whole.clone();
    for (int i = 0; i < 3 && bytes.length > 0; i++) {
      bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
    }
    return bytes;
  }

  @Test
  void configuration() throws Exception {
    replay("configuration", ConfigurationFuzz::fuzzerTestOneInput);
  }

  @Test
  void pem() throws Exception {
    replay("pem", PemFuzz::fuzzerTestOneInput);
  }

  @Test
  void pkcs12() throws Exception {
    replay("pkcs12", Pkcs12Fuzz::fuzzerTestOneInput);
  }

  @Test
  void host() throws Exception {
    replay("host", HostFuzz::fuzzerTestOneInput);
  }

  @Test
  void request() throws Exception {
    replay("request", RequestFuzz::fuzzerTestOneInput);
  }

  @Test
  void cookie() throws Exception {
    replay("cookie", CookieFuzz::fuzzerTestOneInput);
  }

  @Test
  void basic() throws Exception {
    replay("basic", BasicFuzz::fuzzerTestOneInput);
  }
}
