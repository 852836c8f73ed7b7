package dev.controllerstatus.history.rollup;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** Reads what {@link BlockWriter} writes, and refuses all else. */
final class BlockReader {
  // No sum over any number of blocks comes near the end of a long.
  private static final long MOST_COUNTED = 1L << 40;
  private static final int MOST_WORDS = 256;
  private static final int LONGEST_WORD = 128;
  private static final Pattern WORD = Pattern.compile("[a-z-]+/[a-z-]+");

  private final byte[] bytes;
  private final List<String> words = new ArrayList<>();
  private int at;

  BlockReader(byte[] bytes) {
    this.bytes = bytes;
  }

  Block read() throws DamagedException {
    Tier tier =
        Tier.of(number(Long.MAX_VALUE)).orElseThrow(() -> new DamagedException("no such tier"));
    long folded = number(Long.MAX_VALUE);
    long number = folded >>> 1 ^ -(folded & 1);
    refuse(!tier.has(number));
    int faults = index(MOST_WORDS);
    for (int i = 0; i < faults; i++) {
      words.add(word());
    }
    return new Block(tier, number, rollups(tier));
  }

  private String word() throws DamagedException {
    int length = index(LONGEST_WORD);
    refuse(length > bytes.length - at);
    String word = new String(bytes, at, length, US_ASCII);
    at += length;
    refuse(!WORD.matcher(word).matches());
    return word;
  }

  private Rollup[] rollups(Tier tier) throws DamagedException {
    Rollup[] rollups = new Rollup[tier.buckets()];
    Arrays.fill(rollups, Rollup.EMPTY);
    for (int i = 0; at < bytes.length; i++) {
      int head = index((tier.buckets() - i) << BlockWriter.PART_BITS);
      i += head >> BlockWriter.PART_BITS;
      rollups[i] = rollup(head);
    }
    return rollups;
  }

  private Rollup rollup(int parts) throws DamagedException {
    boolean hasOthers = (parts & BlockWriter.WITH_OTHERS) != 0;
    Rollup rollup =
        new Rollup(
            (parts & BlockWriter.WITH_LATENCIES) == 0 ? Histogram.EMPTY : latencies(),
            (parts & BlockWriter.WITH_FAILURES) == 0 ? Rollup.EMPTY.failures() : failures(),
            hasOthers ? number(MOST_COUNTED) : 0,
            hasOthers ? number(MOST_COUNTED) : 0);
    refuse(rollup.isEmpty());
    return rollup;
  }

  private Histogram latencies() throws DamagedException {
    int size = index(Buckets.ALL + 1);
    refuse(size == 0);
    short[] buckets = new short[size];
    long[] counts = new long[size];
    int next = 0;
    long all = 0;
    for (int i = 0; i < size; i++) {
      int step = index((Buckets.ALL - next) << 1);
      buckets[i] = (short) (next + (step >> 1));
      counts[i] = (step & 1) == 0 ? 1 : number(MOST_COUNTED) + 2;
      next = buckets[i] + 1;
      all += counts[i];
    }
    long min = within(buckets[0]);
    long max = all > 1 ? within(next - 1) : min;
    refuse(min > max);
    return new Histogram(buckets, counts, min, max);
  }

  private long within(int bucket) throws DamagedException {
    return Buckets.lowest(bucket) + number(Buckets.width(bucket) - 1);
  }

  private SortedMap<String, Long> failures() throws DamagedException {
    int size = index(words.size() + 1);
    SortedMap<String, Long> failures = new TreeMap<>();
    for (int i = 0; i < size; i++) {
      failures.put(words.get(index(words.size())), number(MOST_COUNTED) + 1);
    }
    return failures;
  }

  private int index(int below) throws DamagedException {
    return (int) number(below - 1L);
  }

  private long number(long most) throws DamagedException {
    long number = 0;
    for (int shift = 0; shift < Long.SIZE; shift += 7) {
      refuse(at == bytes.length);
      byte next = bytes[at++];
      number |= (next & 0x7fL) << shift;
      if (next >= 0) {
        refuse(number < 0 || number > most);
        return number;
      }
    }
    throw new DamagedException("a number without end");
  }

  private void refuse(boolean isWrong) throws DamagedException {
    if (isWrong) {
      throw new DamagedException("nothing that belongs into a block, at byte " + at);
    }
  }
}
