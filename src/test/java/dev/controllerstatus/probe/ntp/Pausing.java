package dev.controllerstatus.probe.ntp;

import dev.controllerstatus.config.SharedFile;
import dev.controllerstatus.probe.wire.Wire;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.InstantSource;

/** Probes that have not been asked for any pause yet. */
final class Pausing {
  private Pausing() {}

  static NtpProbe probe(Wire wire) {
    InstantSource clock = InstantSource.system();
    return new NtpProbe(wire, clock, new Pauses(file(), clock, System::nanoTime));
  }

  private static SharedFile file() {
    try {
      return new SharedFile(
          Files.createTempDirectory("pauses").resolve("pauses.properties"), "told by a test");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
