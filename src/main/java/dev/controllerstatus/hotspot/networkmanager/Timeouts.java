package dev.controllerstatus.hotspot.networkmanager;

import java.time.Duration;

/** How long NetworkManager may take; each was seen to take a third of it at most. */
final class Timeouts {
  static final Duration DOWN = Duration.ofSeconds(10);
  static final Duration SCAN = Duration.ofSeconds(12);
  static final Duration UPLINK = Duration.ofSeconds(60);
  static final Duration GATEWAY = Duration.ofSeconds(10);
  static final Duration PROOF = Duration.ofSeconds(60);

  private Timeouts() {}
}
