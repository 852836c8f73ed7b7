package dev.controllerstatus.access;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.function.LongSupplier;

/**
 * Who has shown the {@link SetupCode}: for a quarter of an hour, and from the same device. In
 * memory only, as keyed digests.
 */
@Singleton
public final class SetupPasses {
  /** How long one goes. */
  public static final Duration LASTS = Duration.ofMinutes(15);

  private static final int MOST = 50;
  private final LongSupplier nanoTime;
  private final Digest digest = new Digest(Token.random());
  private final LinkedHashMap<String, Long> begun = new LinkedHashMap<>();

  @Inject
  SetupPasses() {
    this(System::nanoTime);
  }

  SetupPasses(LongSupplier nanoTime) {
    this.nanoTime = nanoTime;
  }

  /**
   * A pass for this device.
   *
   * @param station its hardware address
   */
  public synchronized String issue(String station) {
    String token = Token.random();
    begun.put(digest.digest(token, station), nanoTime.getAsLong());
    if (begun.size() > MOST) {
      begun.pollFirstEntry();
    }
    return token;
  }

  /** Whether this is a pass of this device that still goes. */
  public synchronized boolean isGood(String token, String station) {
    Long since = begun.get(digest.digest(token, station));
    return since != null && nanoTime.getAsLong() - since < LASTS.toNanos();
  }

  /** Whoever wants in again shows the code again. */
  public synchronized void endAll() {
    begun.clear();
  }
}
