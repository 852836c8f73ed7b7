package dev.controllerstatus.hotspot;

import org.jspecify.annotations.Nullable;

/**
 * What there is to make a hotspot of.
 *
 * @param trouble why there can be none; null where there can
 * @param network the device that it would be on; null where there is none
 * @param takesUplink whether it would take the box's own way to the network, which is that device
 * @param knowsNetworks whether the box has been told a Wi-Fi network to join with that device
 */
public record Survey(
    @Nullable Trouble trouble,
    @Nullable String network,
    boolean takesUplink,
    boolean knowsNetworks) {

  /** Nothing to make it of. */
  public static Survey none(Trouble trouble) {
    return new Survey(trouble, null, false, false);
  }
}
