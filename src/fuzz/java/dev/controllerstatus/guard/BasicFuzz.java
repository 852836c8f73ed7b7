package dev.controllerstatus.guard;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.micronaut.security.authentication.BasicAuthUtils;
import java.util.Base64;

/**
 * Any {@code Authorization} header makes credentials or does not. Those that do end here: verifying
 * passwords is slow by intent.
 */
public final class BasicFuzz {
  private static final FuzzedBox BOX = new FuzzedBox();

  private BasicFuzz() {}

  /** Starts what the inputs need, so that none of them pays for it. */
  public static void fuzzerInitialize() {
    fuzzerTestOneInput(new byte[0]);
  }

  /** Sends one value, as it is and as the content of a Basic header. */
  public static void fuzzerTestOneInput(byte[] input) {
    send(new String(input, ISO_8859_1).replaceAll("[\r\n\0]", " "));
    send("Basic " + Base64.getEncoder().encodeToString(input));
  }

  private static void send(String value) {
    if (BasicAuthUtils.parseCredentials(value).isEmpty()) {
      int status = BOX.ask("Authorization: " + value);
      if (status < 400) {
        throw new AssertionError("logged in: " + status);
      }
    }
  }
}
