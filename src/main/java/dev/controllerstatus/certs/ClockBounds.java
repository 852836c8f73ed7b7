package dev.controllerstatus.certs;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.Properties;

/**
 * The times that the box's clock can show when it is right. A box without a battery for its clock
 * starts in 1970, or where it was switched off, and a certificate made then would be for the wrong
 * years.
 *
 * @param from when the product was built: it cannot run earlier
 * @param until when nobody runs this build any more
 */
public record ClockBounds(Instant from, Instant until) {
  private static final Duration LIFE_OF_A_BUILD = Duration.ofDays(20 * 365);

  /** Those of the build that runs. */
  public static ClockBounds ofBuild() {
    Properties build = new Properties();
    try (InputStream in = ClockBounds.class.getResourceAsStream("/build.properties")) {
      build.load(in);
    } catch (IOException e) {
      throw new IllegalStateException("build.properties is missing from the jar", e);
    }
    Instant built = Instant.parse(build.getProperty("time"));
    return new ClockBounds(built, built.plus(LIFE_OF_A_BUILD));
  }

  /** Whether a clock that shows this can be right. */
  public boolean contain(Instant now) {
    return now.isAfter(from) && now.isBefore(until);
  }
}
