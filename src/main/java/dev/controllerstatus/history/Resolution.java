package dev.controllerstatus.history;

import dev.controllerstatus.history.rollup.Block;
import dev.controllerstatus.history.rollup.Rollup;
import dev.controllerstatus.history.rollup.Tier;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The steps in which the past can be told, the finest first; all begin in UTC, weeks on Monday. */
public enum Resolution {
  MINUTE(Duration.ofMinutes(1)),
  TWO_MINUTES(Duration.ofMinutes(2)),
  FIVE_MINUTES(Duration.ofMinutes(5)),
  TEN_MINUTES(Duration.ofMinutes(10)),
  QUARTER(Duration.ofMinutes(15)),
  HALF_HOUR(Duration.ofMinutes(30)),
  HOUR(Duration.ofHours(1)),
  TWO_HOURS(Duration.ofHours(2)),
  THREE_HOURS(Duration.ofHours(3)),
  SIX_HOURS(Duration.ofHours(6)),
  HALF_DAY(Duration.ofHours(12)),
  DAY(Duration.ofDays(1)),
  TWO_DAYS(Duration.ofDays(2)),
  WEEK(Duration.ofDays(7)),
  TWO_WEEKS(Duration.ofDays(14)),
  FOUR_WEEKS(Duration.ofDays(28));

  // A Monday, and a multiple of all steps lies between any two beginnings.
  private static final Instant ORIGIN = Instant.parse("1970-01-05T00:00:00Z");

  /** The most points of one answer. */
  public static final int MOST = 2000;

  // Decoding is what a question costs: 180 blocks are about 30 ms of a processor.
  private static final int MOST_BLOCKS = 180;

  private final Duration step;

  Resolution(Duration step) {
    this.step = step;
  }

  /** The finest that needs no more than this number of points; empty for a window too long. */
  public static Optional<Resolution> fitting(Window window, int points) {
    return Arrays.stream(values())
        .filter(r -> r.points(window) <= Math.min(points, r.most()))
        .findFirst();
  }

  /** The one with this step. */
  public static Optional<Resolution> of(Duration step) {
    return Arrays.stream(values()).filter(r -> r.step.equals(step)).findFirst();
  }

  /** The time from one point to the next. */
  public Duration step() {
    return step;
  }

  /** The tier whose roll-ups make up the points: the coarsest that can. */
  public Tier tier() {
    return Arrays.stream(Tier.values())
        .filter(tier -> step.toSeconds() % tier.step().toSeconds() == 0)
        .reduce((_, coarser) -> coarser)
        .orElseThrow();
  }

  /**
   * The most points that are told in this step: no more than {@link #MOST}, and fewer where many
   * short steps would have to be added up for each. There are not many days, however long ago.
   */
  public int most() {
    Tier tier = tier();
    long steps = tier.step().multipliedBy(tier.buckets()).multipliedBy(MOST_BLOCKS).dividedBy(step);
    return tier == Tier.DAY ? MOST : (int) Math.min(MOST, steps);
  }

  /** The beginning of the step that a moment is in. */
  public Instant start(Instant at) {
    return ORIGIN.plusSeconds(index(at) * step.toSeconds());
  }

  /** The window, made longer where it begins or ends within a step. */
  public Window cover(Window window) {
    return new Window(start(window.from()), start(window.to().minusNanos(1)).plus(step));
  }

  /** How many steps a window touches. */
  public long points(Window window) {
    return index(window.to().minusNanos(1)) - index(window.from()) + 1;
  }

  /** The number of the first block of the tier that has a part in the window. */
  public long firstBlock(Window window) {
    return tier().block(start(window.from()));
  }

  /** The number of the last block of the tier that has a part in the window. */
  public long lastBlock(Window window) {
    return tier().block(cover(window).to().minusNanos(1));
  }

  /**
   * The points of a window, oldest first, without those for which nothing was noted.
   *
   * @param blocks of the tier, in any order; what lies beyond the window is left out
   */
  public List<Point> points(Window window, Collection<Block> blocks) {
    Window covered = cover(window);
    Map<Long, List<Rollup>> points = new TreeMap<>();
    for (Block block : blocks) {
      for (int i = 0; i < block.rollups().size(); i++) {
        Rollup rollup = block.rollups().get(i);
        Instant at = block.tier().start(block.number(), i);
        if (!rollup.isEmpty() && covered.contains(at)) {
          points.computeIfAbsent(index(at), _ -> new ArrayList<>()).add(rollup);
        }
      }
    }
    return points.entrySet().stream().map(e -> point(e.getKey(), e.getValue())).toList();
  }

  private Point point(long index, List<Rollup> rollups) {
    Instant from = ORIGIN.plusSeconds(index * step.toSeconds());
    return new Point(from, from.plus(step), Rollup.sum(rollups));
  }

  /** Which step since the origin. */
  private long index(Instant at) {
    return Math.floorDiv(at.getEpochSecond() - ORIGIN.getEpochSecond(), step.toSeconds());
  }
}
