package dev.controllerstatus.hotspot;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The Wi-Fi networks of the latest look around, the strongest first. While the hotspot is up nobody
 * looks, so the list may be old.
 *
 * @param at when the look ended; null before the first
 */
public record Networks(List<WifiNetwork> seen, @Nullable Instant at) {
  /** Before the first look. */
  public static final Networks NONE = new Networks(List.of(), null);

  /** Copies the list. */
  public Networks {
    seen = List.copyOf(seen);
  }
}
