package dev.controllerstatus.history.rollup;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;

/** The steps in which roll-ups are kept, all of them in UTC. */
public enum Tier {
  /** A minute; a block is an hour. */
  MINUTE(0, Duration.ofMinutes(1), 60),
  /** A quarter of an hour; a block is a day. */
  QUARTER(1, Duration.ofMinutes(15), 96),
  /** A day; a block is 32 of them. */
  DAY(2, Duration.ofDays(1), 32);

  private final int code;
  private final Duration step;
  private final int buckets;
  private final long blockSeconds;

  Tier(int code, Duration step, int buckets) {
    this.code = code;
    this.step = step;
    this.buckets = buckets;
    this.blockSeconds = step.toSeconds() * buckets;
  }

  /** What stands for the tier in what is kept; never changes. */
  public int code() {
    return code;
  }

  /** The tier that this stands for; empty when none does. */
  public static Optional<Tier> of(long code) {
    return Arrays.stream(values()).filter(tier -> tier.code == code).findFirst();
  }

  /** How long a bucket is. */
  public Duration step() {
    return step;
  }

  /** How many buckets a block has. */
  public int buckets() {
    return buckets;
  }

  /** The number of the block that a moment is in; the epoch begins the one with number 0. */
  public long block(Instant at) {
    return Math.floorDiv(at.getEpochSecond(), blockSeconds);
  }

  /** The bucket within its block that a moment is in, from 0. */
  public int bucket(Instant at) {
    return (int) (Math.floorMod(at.getEpochSecond(), blockSeconds) / step.toSeconds());
  }

  /** The first moment of a bucket. */
  public Instant start(long block, int bucket) {
    return Instant.ofEpochSecond(block * blockSeconds + bucket * step.toSeconds());
  }

  /** Whether all of this block lies in the time that an instant can tell. */
  boolean has(long block) {
    return block > block(Instant.MIN) && block < block(Instant.MAX);
  }
}
