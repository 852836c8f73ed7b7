package dev.controllerstatus.history.rollup;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collections;
import java.util.Random;
import java.util.zip.CRC32;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.domains.Domain;
import net.jqwik.api.domains.DomainContext;

@Domain(Streams.class)
@Domain(DomainContext.Global.class)
class BlockTest {
  @Property(tries = 200)
  void what_is_encoded_is_decoded(@ForAll Block block) throws DamagedException {
    byte[] bytes = block.encode();
    Block decoded = Block.decode(bytes);
    assertEquals(block, decoded);
    assertArrayEquals(bytes, decoded.encode());
  }

  @Property(tries = 100)
  void blocks_are_merged_bucket_by_bucket(@ForAll Block block) {
    Block twice = block.plus(block);
    for (int i = 0; i < block.tier().buckets(); i++) {
      Rollup one = block.rollups().get(i);
      assertEquals(one.plus(one), twice.rollups().get(i));
    }
  }

  @Property(tries = 20)
  void any_flipped_byte_is_refused(
      @ForAll Block block, @ForAll @IntRange(min = 1, max = 255) int by) {
    byte[] bytes = block.encode();
    for (int i = 0; i < bytes.length; i++) {
      byte[] flipped = bytes.clone();
      flipped[i] ^= (byte) by;
      assertThrows(DamagedException.class, () -> Block.decode(flipped));
    }
  }

  @Property(tries = 20)
  void any_truncation_is_refused(@ForAll Block block) {
    byte[] bytes = block.encode();
    for (int i = 0; i < bytes.length; i++) {
      byte[] start = Arrays.copyOf(bytes, i);
      assertThrows(DamagedException.class, () -> Block.decode(start));
    }
  }

  /** A checksum keeps out accidents; what is behind it must hold by itself. */
  @Property(tries = 5000)
  void bytes_with_a_right_checksum_are_read_or_refused(
      @ForAll byte[] content, @ForAll boolean plain) {
    ByteBuffer sealed = ByteBuffer.allocate(content.length + 6).put((byte) 1);
    sealed.put((byte) (plain ? 0 : 1)).put(content);
    CRC32 crc = new CRC32();
    crc.update(sealed.array(), 0, content.length + 2);
    assertReadOrRefused(sealed.putInt((int) crc.getValue()).array());
  }

  @Property(tries = 1000)
  void altered_content_is_read_or_refused(
      @ForAll Block block, @ForAll @IntRange(max = 1 << 20) int at, @ForAll byte to) {
    byte[] content = BlockWriter.write(block);
    content[at % content.length] = to;
    assertReadOrRefused(Envelope.seal(content));
  }

  private static void assertReadOrRefused(byte[] bytes) {
    try {
      Block read = Block.decode(bytes);
      assertEquals(read, Block.decode(read.encode()));
    } catch (DamagedException e) {
      assertTrue(e.getMessage().length() > 0);
    }
  }

  @Example
  void a_bomb_is_refused() {
    byte[] bomb = Envelope.seal(new byte[1 << 23]);
    assertTrue(bomb.length < 10_000);
    assertThrows(DamagedException.class, () -> Block.decode(bomb));
  }

  @Example
  void only_blocks_of_the_same_time_are_merged() {
    Block one = new Block(Tier.DAY, 1, Collections.nCopies(32, Rollup.EMPTY));
    Block other = new Block(Tier.DAY, 2, Collections.nCopies(32, Rollup.EMPTY));
    assertThrows(IllegalArgumentException.class, () -> one.plus(other));
  }

  /** One sample every ten seconds, 40 ms ± 15 %, one in a thousand up to a hundred times slower. */
  @Example
  void a_minute_takes_few_bytes() {
    Random random = new Random(1);
    Blocks blocks = new Blocks();
    Instant start = Instant.parse("2026-11-21T00:00:00Z");
    int days = 32;
    for (int i = 0; i < days * 8640; i++) {
      double millis = 40 * (1 + 0.15 * (2 * random.nextDouble() - 1));
      double slower = random.nextInt(1000) == 0 ? 1 + random.nextInt(100) : 1;
      blocks.add(
          1,
          start.plusSeconds(10L * i),
          Streams.up(Duration.ofNanos((long) (millis * slower * 1e6))));
    }
    assertBelow(blocks, Tier.MINUTE, days * 1440, 12);
    assertBelow(blocks, Tier.QUARTER, days * 96, 80);
    assertBelow(blocks, Tier.DAY, days, 400);
  }

  private static void assertBelow(Blocks blocks, Tier tier, int rollups, double most) {
    long bytes =
        blocks.keys().stream()
            .filter(key -> key.tier() == tier)
            .mapToLong(key -> blocks.find(key).orElseThrow().encode().length)
            .sum();
    double each = (double) bytes / rollups;
    System.out.printf("%s: %.1f bytes a roll-up%n", tier, each);
    assertTrue(each < most, () -> tier + ": " + each + " bytes a roll-up");
  }
}
