package dev.controllerstatus.api;

import org.jspecify.annotations.Nullable;

/** The version of the product, as the build wrote it into the jar. */
public final class Version {
  private Version() {}

  /** Such as {@code 0.1.0}; {@code dev} when run from classes. */
  public static String current() {
    @Nullable String version = Version.class.getPackage().getImplementationVersion();
    return version == null ? "dev" : version;
  }
}
