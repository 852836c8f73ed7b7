package dev.controllerstatus.history.rollup;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The roll-ups of one target over a stretch of time: what is kept in one row.
 *
 * @param number which stretch, as {@link Tier#block} counts them
 * @param rollups one for each bucket of the tier, empty where nothing was noted
 */
public record Block(Tier tier, long number, List<Rollup> rollups) {
  /** Copies the roll-ups. */
  public Block {
    rollups = List.copyOf(rollups);
    if (rollups.size() != tier.buckets() || !tier.has(number)) {
      throw new IllegalArgumentException(
          "no block %d of %d buckets in %s".formatted(number, rollups.size(), tier));
    }
  }

  Block(Tier tier, long number, Rollup[] rollups) {
    this(tier, number, Arrays.asList(rollups));
  }

  /** The attempts of both blocks, which must be of the same stretch of time. */
  public Block plus(Block other) {
    if (tier != other.tier || number != other.number) {
      throw new IllegalArgumentException(
          "%s %d and %s %d".formatted(tier, number, other.tier, other.number));
    }
    return new Block(
        tier,
        number,
        IntStream.range(0, tier.buckets())
            .mapToObj(i -> rollups.get(i).plus(other.rollups.get(i)))
            .toList());
  }

  /** The block in as few bytes as may be; the same block is always the same bytes. */
  public byte[] encode() {
    return Envelope.seal(BlockWriter.write(this));
  }

  /**
   * The block in these bytes.
   *
   * @throws DamagedException when they are not what {@link #encode} has made
   */
  public static Block decode(byte[] bytes) throws DamagedException {
    return new BlockReader(Envelope.open(bytes)).read();
  }

  @Override
  public String toString() {
    return "%s from %s: %s"
        .formatted(
            tier, tier.start(number, 0), rollups.stream().filter(r -> !r.isEmpty()).toList());
  }
}
