package dev.controllerstatus.history.rollup;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.ByteArrayOutputStream;
import java.util.List;

/**
 * A block as bytes. All numbers have a variable length, seven bits in a byte, the lowest first.
 *
 * <p>The tier and the number of the block; the words of all its faults; then each roll-up that is
 * not empty: how many empty ones come before it and which of the three parts follow. A latency's
 * bucket is told by its distance from the one before, the shortest and the longest by their
 * distance from the ends of theirs.
 */
final class BlockWriter {
  static final int WITH_LATENCIES = 1;
  static final int WITH_FAILURES = 2;
  static final int WITH_OTHERS = 4;
  static final int PART_BITS = 3;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final List<String> words;

  private BlockWriter(List<String> words) {
    this.words = words;
  }

  static byte[] write(Block block) {
    List<String> words =
        block.rollups().stream()
            .flatMap(rollup -> rollup.failures().keySet().stream())
            .distinct()
            .sorted()
            .toList();
    BlockWriter writer = new BlockWriter(words);
    writer.head(block);
    writer.rollups(block.rollups());
    return writer.out.toByteArray();
  }

  private void head(Block block) {
    number(block.tier().code());
    number(block.number() << 1 ^ block.number() >> 63);
    number(words.size());
    for (String word : words) {
      byte[] bytes = word.getBytes(US_ASCII);
      number(bytes.length);
      out.writeBytes(bytes);
    }
  }

  private void rollups(List<Rollup> rollups) {
    int empty = 0;
    for (Rollup rollup : rollups) {
      if (rollup.isEmpty()) {
        empty++;
      } else {
        rollup(rollup, empty);
        empty = 0;
      }
    }
  }

  private void rollup(Rollup rollup, int emptyBefore) {
    int parts =
        (rollup.up() > 0 ? WITH_LATENCIES : 0)
            | (rollup.failed() > 0 ? WITH_FAILURES : 0)
            | (rollup.skipped() + rollup.inconclusive() > 0 ? WITH_OTHERS : 0);
    number((long) emptyBefore << PART_BITS | parts);
    if ((parts & WITH_LATENCIES) != 0) {
      latencies(rollup.latencies());
    }
    if ((parts & WITH_FAILURES) != 0) {
      failures(rollup);
    }
    if ((parts & WITH_OTHERS) != 0) {
      number(rollup.skipped());
      number(rollup.inconclusive());
    }
  }

  private void latencies(Histogram latencies) {
    number(latencies.size());
    int next = 0;
    for (int i = 0; i < latencies.size(); i++) {
      long count = latencies.count(i);
      number((long) (latencies.bucket(i) - next) << 1 | (count > 1 ? 1 : 0));
      if (count > 1) {
        number(count - 2);
      }
      next = latencies.bucket(i) + 1;
    }
    number(latencies.minMicros() - Buckets.lowest(latencies.bucket(0)));
    if (latencies.count() > 1) {
      number(latencies.maxMicros() - Buckets.lowest(next - 1));
    }
  }

  private void failures(Rollup rollup) {
    number(rollup.failures().size());
    rollup
        .failures()
        .forEach(
            (word, count) -> {
              number(words.indexOf(word));
              number(count - 1);
            });
  }

  private void number(long number) {
    long rest = number;
    while (rest >>> 7 != 0) {
      out.write((int) ((rest & 0x7f) | 0x80));
      rest >>>= 7;
    }
    out.write((int) rest);
  }
}
