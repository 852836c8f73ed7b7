package dev.controllerstatus.certs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;

/** Any file holds a key with its chain, or is refused with an exception that callers know. */
public final class PemFuzz {
  private static final Path FILE = file();

  private PemFuzz() {}

  private static Path file() {
    try {
      Path file = Files.createTempFile("identity", ".pem");
      file.toFile().deleteOnExit();
      return file;
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  /** Starts what the inputs need, so that none of them pays for it. */
  public static void fuzzerInitialize() throws IOException {
    fuzzerTestOneInput(new byte[0]);
  }

  /** Reads one file. */
  public static void fuzzerTestOneInput(byte[] input) throws IOException {
    Files.write(FILE, input);
    try {
      IdentityFile.read(FILE);
    } catch (IOException | GeneralSecurityException e) {
      // Refused, as documented.
    }
  }
}
