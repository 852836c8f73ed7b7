package dev.controllerstatus.history;

import java.util.List;

/** Takes samples that another box has kept. */
public interface KeptWriter {
  /** Whether nothing is kept yet. */
  boolean isEmpty();

  /** Keeps these under the ids they bring; the ids grow from call to call. */
  void add(List<Kept> samples);
}
