package dev.controllerstatus.api;

import dev.controllerstatus.config.BoxName;
import dev.controllerstatus.hotspot.Hotspot;
import jakarta.inject.Provider;
import jakarta.inject.Singleton;

/**
 * Who this box is.
 *
 * @param id fetched late: a check from the command line has no data folder to write it to
 */
@Singleton
record Identity(BoxName called, Provider<BoxId> id, Hotspot hotspot) {
  String name() {
    return called.current();
  }
}
