package dev.controllerstatus.hotspot;

/** What the radio is lent for while it is no hotspot; of two, the greater goes first. */
enum Errand {
  /** Networks that the box knows are given a chance. */
  RETRY,
  /** A look around, asked for by somebody. */
  LOOK,
  /** A new uplink is tried. */
  CHANGE
}
