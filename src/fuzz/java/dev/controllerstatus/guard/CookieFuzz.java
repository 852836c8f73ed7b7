package dev.controllerstatus.guard;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

/** Any {@code Cookie} header is answered, and none that was made up logs in. */
public final class CookieFuzz {
  private static final FuzzedBox BOX = new FuzzedBox();

  private CookieFuzz() {}

  /** Starts what the inputs need, so that none of them pays for it. */
  public static void fuzzerInitialize() {
    fuzzerTestOneInput(new byte[0]);
  }

  /** Sends one value. */
  public static void fuzzerTestOneInput(byte[] input) {
    int status = BOX.ask("Cookie: " + new String(input, ISO_8859_1).replaceAll("[\r\n\0]", " "));
    if (status < 400) {
      throw new AssertionError("logged in: " + status);
    }
  }
}
