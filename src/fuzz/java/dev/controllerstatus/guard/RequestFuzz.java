package dev.controllerstatus.guard;

/** Any bytes on a connection get an answer that is no failure of ours, or its end. */
public final class RequestFuzz {
  private static final FuzzedBox BOX = new FuzzedBox();

  private RequestFuzz() {}

  /** Starts what the inputs need, so that none of them pays for it. */
  public static void fuzzerInitialize() {
    fuzzerTestOneInput(new byte[0]);
  }

  /** Sends one input as it is. */
  public static void fuzzerTestOneInput(byte[] input) {
    BOX.throwAt(input);
  }
}
