package dev.controllerstatus.trust;

import dev.controllerstatus.words.Messages;
import dev.controllerstatus.words.Piece;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the page shows.
 *
 * @param messages in the language of who looks
 * @param root to be trusted; null as long as a wrong clock keeps the box from making it
 * @param platforms the one that the browser seems to run on first
 * @param checkUrl where the check can be made, when it cannot be made here
 */
public record TrustPage(
    Messages messages,
    String boxName,
    @Nullable Root root,
    List<Platform> platforms,
    @Nullable String checkUrl) {
  /** A text of the page. */
  public String text(String key) {
    return messages.text(key);
  }

  /** A text of the page of which parts are marked, with the names of file and certificate. */
  public List<Piece> pieces(String key) {
    return messages.pieces(
        key, Map.of("file", fileName(), "root", root == null ? "" : root.name()));
  }

  /** What people call a system. */
  public String title(Platform platform) {
    return text(platform.key());
  }

  /** The fingerprint for a second device to read. */
  public QrPicture code(Root shown) {
    return QrPicture.of("SHA-256 " + shown.fingerprint());
  }

  /** What the downloads are called, without the ending. */
  public String fileName() {
    return FileName.of(boxName);
  }
}
