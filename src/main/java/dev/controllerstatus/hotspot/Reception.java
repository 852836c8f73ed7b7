package dev.controllerstatus.hotspot;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Receives whoever joins: addresses, names, and the fence around them. Called by the radio's thread
 * only, but {@link #stations}.
 */
public interface Reception {
  /** What is missing on this box; null where nothing is. */
  @Nullable Trouble missing();

  /**
   * Opens on this device, which has its addresses already.
   *
   * @throws TroubleException when a part does not start; nothing is left then
   */
  void open(String network) throws TroubleException;

  /** What has ended and does not come back; null while all is well. Mends what it can. */
  @Nullable Trouble check();

  /** Closes, if it is open. */
  void close();

  /** Whoever has an address; from any thread. */
  List<Station> stations();

  /** How many of them answer now. */
  int present();
}
