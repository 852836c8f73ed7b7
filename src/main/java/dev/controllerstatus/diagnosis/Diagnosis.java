package dev.controllerstatus.diagnosis;

import java.util.List;
import java.util.Set;

/** From a window to all that it tells. */
public final class Diagnosis {
  private Diagnosis() {}

  /** All that this window tells. */
  public static Finding of(Window window) {
    return new Finding(List.of(), Set.of(), List.of());
  }
}
