package dev.controllerstatus.guard;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

/** Any {@code Cookie} header is answered, and none that was made up logs in. */
public final class CookieFuzz {
  private static final FuzzedBox BOX = new FuzzedBox();

  private CookieFuzz() {}

  /** Sends one value. */
  public static void fuzzerTestOneInput(byte[] input) {
    int status = BOX.ask("Cookie: " + new String(input, ISO_8859_1).replaceAll("[\r\n\0]", " "));
    if (status < 400) {
      throw new AssertionError("logged in: " + status);
    }
  }
}
