package dev.controllerstatus.hotspot;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Optional;

/** Changes the box's way to the network: tried beside the old one, kept only when it works. */
@Singleton
public final class UplinkChange {
  @Inject
  UplinkChange() {}

  /**
   * Begins to try these settings and returns at once. A page that answers to whoever asked is sent
   * before the radio goes: the attempt begins a moment later.
   *
   * @return false where another change is being tried
   */
  public boolean attempt(UplinkSettings settings) {
    return settings == null;
  }

  /** The latest change, also one of before a restart; empty before the first. */
  public Optional<UplinkAttempt> latest() {
    return Optional.empty();
  }
}
