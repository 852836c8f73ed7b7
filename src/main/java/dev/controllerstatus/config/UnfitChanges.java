package dev.controllerstatus.config;

import java.util.List;

/**
 * Why the changes that were made in the app could not be used at the start of this run.
 *
 * @param mistakes one line each; none where all is well
 */
public record UnfitChanges(List<String> mistakes) {
  /** Copies the mistakes. */
  public UnfitChanges {
    mistakes = List.copyOf(mistakes);
  }
}
