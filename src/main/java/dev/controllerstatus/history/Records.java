package dev.controllerstatus.history;

/** Tells how the keeping of samples goes. */
public interface Records {
  /** At this moment; from memory. */
  Recording recording();
}
