package dev.controllerstatus.hotspot.networkmanager;

import dev.controllerstatus.hotspot.WifiNetwork;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The three channels of 2.4 GHz that do not overlap and are allowed everywhere. */
final class Channels {
  private static final int FIRST_MHZ = 2412;
  private static final int STEP_MHZ = 5;
  private static final int OVERLAP_MHZ = 20;
  private static final int LAST = 13;

  private Channels() {}

  /** Where the least signal is heard. */
  static int emptiest(List<WifiNetwork> seen) {
    return Stream.of(1, 6, 11)
        .min(Comparator.comparingInt(channel -> load(channel, seen)))
        .orElse(1);
  }

  /** The channel of 2.4 GHz with this centre; empty where there is none. */
  static Optional<Integer> of(int megahertz) {
    int above = megahertz - FIRST_MHZ;
    boolean isOne = above >= 0 && above % STEP_MHZ == 0 && above / STEP_MHZ < LAST;
    return isOne ? Optional.of(above / STEP_MHZ + 1) : Optional.empty();
  }

  private static int load(int channel, List<WifiNetwork> seen) {
    int centre = FIRST_MHZ + (channel - 1) * STEP_MHZ;
    return seen.stream()
        .filter(network -> Math.abs(network.megahertz() - centre) < OVERLAP_MHZ)
        .mapToInt(WifiNetwork::signal)
        .sum();
  }
}
