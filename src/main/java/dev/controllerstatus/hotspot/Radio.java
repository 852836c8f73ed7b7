package dev.controllerstatus.hotspot;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * The device that the hotspot is on, and whoever governs it. Called by one thread only, which lives
 * as long as the product; every method may take its time.
 */
public interface Radio {
  /** What there is; changes nothing. */
  Survey survey();

  /**
   * The networks around.
   *
   * @param isFresh whether to look now, which may take 10 s, or to tell what is known
   */
  Networks look(boolean isFresh);

  /** The wired devices that an uplink could be on, by name; changes nothing. */
  List<String> sockets();

  /**
   * Opens the hotspot's network; ends by itself when this process does.
   *
   * @return the device
   * @throws TroubleException when it does not come up; nothing is left of it then
   */
  String raise() throws TroubleException;

  /** Whether what {@link #raise} opened is still there. */
  boolean isUp();

  /** Closes it, if it is open. */
  void lower();

  /** Waits until the box has joined a network that it knows; false when it has not. */
  boolean awaitUplink(Duration limit);

  /**
   * Tries another uplink beside the old one, which comes back when the new one does not work, also
   * when this process or the box stops in the middle.
   *
   * @param id names the try, for {@link #recover}; a UUID
   * @param proof whether something out there has been reached
   * @return why it was taken back; empty when it is kept
   */
  Optional<UplinkAttempt.Failure> change(UplinkSettings settings, String id, Proof proof);

  /**
   * After a restart in the middle of a change: takes back what is half done.
   *
   * @return whether the new uplink was already kept
   */
  boolean recover(String id);

  /** Tells whether a service has been reached lately. */
  interface Proof {
    /**
     * Waits for a success.
     *
     * @param limit how long
     */
    boolean await(Duration limit);
  }
}
