package dev.controllerstatus.certs.x509;

import dev.controllerstatus.config.Secret;
import java.io.ByteArrayInputStream;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Any PKCS#12 file holds a key with its chain, or is refused with an exception that callers know.
 */
public final class Pkcs12Fuzz {
  private static final Path FILE = Path.of("identity.p12");
  private static final Optional<Secret> PASSWORD = Optional.of(new Secret("password"));

  private Pkcs12Fuzz() {}

  /** Starts what the inputs need, so that none of them pays for it. */
  public static void fuzzerInitialize() {
    fuzzerTestOneInput(new byte[0]);
  }

  /** Reads one file. */
  public static void fuzzerTestOneInput(byte[] input) {
    try {
      Bundle bundle = Pkcs12.parse(new ByteArrayInputStream(input), FILE, PASSWORD);
      Chain.of(bundle, FILE.toString());
    } catch (UnfitException e) {
      // Refused, as documented.
    }
  }
}
