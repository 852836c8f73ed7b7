package dev.controllerstatus.certs.x509;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.nio.file.Path;
import java.util.Optional;

/** Any text holds a key with its chain, or is refused with an exception that callers know. */
public final class PemFuzz {
  private static final Path FILE = Path.of("identity.pem");

  private PemFuzz() {}

  /** Starts what the inputs need, so that none of them pays for it. */
  public static void fuzzerInitialize() {
    fuzzerTestOneInput(new byte[0]);
  }

  /** Reads one file. */
  public static void fuzzerTestOneInput(byte[] input) {
    try {
      Bundle bundle = Pem.parse(new String(input, ISO_8859_1), FILE, Optional.empty());
      Chain.of(bundle, FILE.toString());
    } catch (UnfitException e) {
      // Refused, as documented.
    }
  }
}
