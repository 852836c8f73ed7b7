package dev.controllerstatus.trust;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the page shows.
 *
 * @param root to be trusted; null as long as a wrong clock keeps the box from making it
 * @param platforms the one that the browser seems to run on first
 * @param checkUrl where the check can be made, when it cannot be made here
 */
public record TrustPage(
    String boxName, @Nullable Root root, List<Platform> platforms, @Nullable String checkUrl) {
  /** The fingerprint for a second device to read. */
  public QrPicture code(Root shown) {
    return QrPicture.of("SHA-256 " + shown.fingerprint());
  }

  /** What the downloads are called, without the ending. */
  public String fileName() {
    return FileName.of(boxName);
  }
}
