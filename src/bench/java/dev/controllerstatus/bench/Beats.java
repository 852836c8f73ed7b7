package dev.controllerstatus.bench;

/**
 * What ten services answered every ten seconds of a year, the same at each call: latencies spread
 * log-normally around a level of each service, single failures, and an outage now and then.
 */
public final class Beats {
  public static final int TARGETS = 10;
  public static final long EVERY = 10;
  static final long DAY = 86_400;
  static final long YEAR = 365 * DAY;

  /** The end of the year, in seconds of Unix time: a midnight in UTC. */
  public static final long END = 1_795_219_200;

  private static final double SPREAD = 0.35;
  private static final int HOURS_PER_OUTAGE = 500;
  private static final int ANSWERS_PER_FAILURE = 5_000;

  private Beats() {}

  /** Takes one answer. */
  interface Taker {
    /**
     * One answer of a service.
     *
     * @param target from 0
     * @param second Unix time
     * @param micros latency; 0 where there was no answer
     */
    void take(int target, long second, int micros) throws Exception;
  }

  /** All answers of a window in the order of time. */
  static void each(long from, long to, Taker taker) throws Exception {
    for (long second = from; second < to; second += EVERY) {
      for (int target = 0; target < TARGETS; target++) {
        taker.take(target, second, micros(target, second));
      }
    }
  }

  /** What this service answered at this time; 0 where it did not. */
  public static int micros(int target, long second) {
    long dice = mix(second * TARGETS + target);
    if (isOut(target, second) || Long.remainderUnsigned(dice, ANSWERS_PER_FAILURE) == 0) {
      return 0;
    }
    double level = 8_000 * (1 + target);
    return (int) (level * Math.exp(SPREAD * gaussian(dice)));
  }

  /** Some hours begin with an outage of up to half an hour. */
  private static boolean isOut(int target, long second) {
    long dice = mix(second / 3_600 * TARGETS + target + END);
    long length = 60 + Long.remainderUnsigned(dice >>> 32, 1_740);
    return Long.remainderUnsigned(dice, HOURS_PER_OUTAGE) == 0 && second % 3_600 < length;
  }

  /** The sum of four even dice is close enough to a bell. */
  private static double gaussian(long dice) {
    long sum = (dice & 0xFFFF) + (dice >>> 16 & 0xFFFF) + (dice >>> 32 & 0xFFFF) + (dice >>> 48);
    return (sum / 65_536.0 - 2) * Math.sqrt(3);
  }

  /** The finaliser of SplitMix64. */
  private static long mix(long seed) {
    long z = seed * 0x9E3779B97F4A7C15L;
    z = (z ^ z >>> 30) * 0xBF58476D1CE4E5B9L;
    z = (z ^ z >>> 27) * 0x94D049BB133111EBL;
    return z ^ z >>> 31;
  }
}
