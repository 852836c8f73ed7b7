package dev.controllerstatus.diagnosis;

/** Where a cause sits, from the bottom up: a broken one takes all above it along. */
public enum Layer {
  BOX,
  LINK,
  GATEWAY,
  DNS,
  FIREWALL,
  LINE,
  SERVICE
}
