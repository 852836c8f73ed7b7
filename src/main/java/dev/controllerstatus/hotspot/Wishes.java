package dev.controllerstatus.hotspot;

import org.jspecify.annotations.Nullable;

/**
 * What people and programs want of the hotspot.
 *
 * @param isFirst whether the box has never had its hotspot up
 * @param isAsked whether somebody wants it up
 * @param isDeclined whether somebody wants it down, until the uplink is back
 * @param errand what the radio is needed for; null for nothing
 */
record Wishes(boolean isFirst, boolean isAsked, boolean isDeclined, @Nullable Errand errand) {
  Wishes asked() {
    return new Wishes(isFirst, true, false, errand);
  }

  Wishes declined() {
    return new Wishes(false, false, true, errand);
  }

  /** The uplink is back: who wanted no hotspot then may want one the next time. */
  Wishes forgiven() {
    return new Wishes(isFirst, isAsked, false, errand);
  }

  /** Those who asked have left, or have what they asked for. */
  Wishes fulfilled() {
    return new Wishes(false, false, isDeclined, errand);
  }

  Wishes needs(Errand another) {
    boolean isGreater = errand == null || another.compareTo(errand) > 0;
    return new Wishes(isFirst, isAsked, isDeclined, isGreater ? another : errand);
  }

  Wishes lent() {
    return new Wishes(isFirst, isAsked, isDeclined, null);
  }
}
