package dev.controllerstatus.app;

/**
 * One file of the app, as a line of its list tells it.
 *
 * @param path below the app's folder
 * @param type its media type
 * @param hash of its contents
 * @param isFixed whether its name changes with its contents
 * @param isPacked whether there are copies packed by brotli and gzip
 */
record AppFile(String path, String type, String hash, boolean isFixed, boolean isPacked) {
  private static final int PARTS = 5;

  static AppFile parse(String line) {
    String[] parts = line.split("\t", -1);
    if (parts.length != PARTS) {
      throw new IllegalArgumentException("no file of the app: " + line);
    }
    return new AppFile(
        parts[0], parts[1], parts[2], parts[3].equals("fixed"), parts[4].equals("packed"));
  }

  /** The form of it that a client takes. */
  Packing packing(String acceptEncoding) {
    return isPacked ? Packing.best(acceptEncoding) : Packing.NONE;
  }

  /** Names these bytes (RFC 9110 section 8.8.3): another packing is another tag. */
  String tag(Packing packing) {
    return "\"" + hash + packing.ending() + "\"";
  }

  /** How long it may be kept: for ever under a name of its own, else only after asking. */
  String caching() {
    return isFixed ? "public, max-age=31536000, immutable" : "no-cache";
  }
}
