package dev.controllerstatus.hotspot;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The hotspot at one moment.
 *
 * @param trouble why there is none; set in {@link Phase#UNAVAILABLE} and {@link Phase#FAILED} only
 * @param purpose why it is up or coming up; set in {@link Phase#STARTING}, {@link Phase#UP} and
 *     {@link Phase#FAILED} only
 * @param since when the phase began
 * @param network the device it is on, such as {@code wlan0}; null as long as none was found
 */
public record HotspotState(
    Phase phase,
    @Nullable Trouble trouble,
    @Nullable Purpose purpose,
    Instant since,
    @Nullable String network) {

  /** Whether phones can join. */
  public boolean isUp() {
    return phase == Phase.UP;
  }
}
