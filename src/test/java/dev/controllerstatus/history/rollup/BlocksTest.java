package dev.controllerstatus.history.rollup;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.controllerstatus.history.rollup.Streams.Noted;
import dev.controllerstatus.sample.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.domains.Domain;

@Domain(Streams.class)
class BlocksTest {
  private static final long TARGET = 7;
  private static final List<Integer> PERCENTS = List.of(1, 50, 95, 99, 100);

  private static Blocks of(List<Noted> stream) {
    Blocks blocks = new Blocks();
    stream.forEach(noted -> blocks.add(TARGET, noted.at(), noted.outcome()));
    return blocks;
  }

  @Property(tries = 200)
  void rollups_equal_a_direct_computation_over_the_samples(@ForAll List<Noted> stream) {
    Blocks blocks = of(stream);
    for (BlockKey key : blocks.keys()) {
      Block block = blocks.find(key).orElseThrow();
      for (int i = 0; i < key.tier().buckets(); i++) {
        Instant from = key.tier().start(key.number(), i);
        assertDirect(
            stream.stream()
                .filter(isWithin(from, from.plus(key.tier().step())))
                .map(Noted::outcome)
                .toList(),
            block.rollups().get(i));
      }
    }
  }

  @Property(tries = 200)
  void every_sample_is_in_one_bucket_of_each_tier(@ForAll List<Noted> stream) {
    Blocks blocks = of(stream);
    Map<Tier, Long> noted =
        blocks.keys().stream()
            .collect(
                Collectors.groupingBy(BlockKey::tier, Collectors.summingLong(k -> all(blocks, k))));
    for (Tier tier : Tier.values()) {
      assertEquals(stream.size(), noted.getOrDefault(tier, 0L));
    }
  }

  private static long all(Blocks blocks, BlockKey key) {
    return blocks.find(key).orElseThrow().rollups().stream()
        .mapToLong(rollup -> rollup.count() + rollup.skipped() + rollup.inconclusive())
        .sum();
  }

  private static Predicate<Noted> isWithin(Instant from, Instant to) {
    return noted -> !noted.at().isBefore(from) && noted.at().isBefore(to);
  }

  private static void assertDirect(List<Outcome> outcomes, Rollup rollup) {
    List<Duration> latencies =
        outcomes.stream()
            .filter(Outcome.Up.class::isInstance)
            .map(outcome -> micros(((Outcome.Up) outcome).latency()))
            .sorted()
            .toList();
    Map<String, Long> failures =
        outcomes.stream()
            .filter(Outcome.Down.class::isInstance)
            .map(outcome -> Rollup.words(((Outcome.Down) outcome).fault()))
            .collect(Collectors.groupingBy(w -> w, TreeMap::new, Collectors.counting()));
    assertEquals(failures, rollup.failures());
    assertEquals(count(outcomes, Outcome.Skipped.class), rollup.skipped());
    assertEquals(count(outcomes, Outcome.Inconclusive.class), rollup.inconclusive());
    assertEquals(latencies.size(), rollup.up());
    assertEquals(latencies.stream().findFirst(), rollup.min());
    assertEquals(latencies.stream().reduce((_, last) -> last), rollup.max());
    PERCENTS.forEach(percent -> assertNear(percent, latencies, rollup.percentile(percent)));
  }

  private static Duration micros(Duration latency) {
    Duration longest = Duration.of((1L << 40) - 1, ChronoUnit.MICROS);
    return latency.compareTo(longest) < 0 ? latency.truncatedTo(ChronoUnit.MICROS) : longest;
  }

  private static long count(List<Outcome> outcomes, Class<? extends Outcome> type) {
    return outcomes.stream().filter(type::isInstance).count();
  }

  /** The exact value by nearest rank, and no further from it than half of its bucket is wide. */
  private static void assertNear(int percent, List<Duration> sorted, Optional<Duration> found) {
    assertEquals(sorted.isEmpty(), found.isEmpty());
    if (!sorted.isEmpty()) {
      Duration exact = sorted.get(Math.ceilDiv(percent * sorted.size(), 100) - 1);
      Duration off = found.orElseThrow().minus(exact).abs();
      assertTrue(
          off.multipliedBy(128).compareTo(exact) <= 0, () -> exact + " is not " + found.get());
    }
  }

  @Example
  void a_sample_before_the_epoch_has_its_bucket_too() {
    Blocks blocks = new Blocks();
    blocks.add(TARGET, Instant.parse("1969-12-31T23:59:59.999Z"), Streams.up(Duration.ofMillis(1)));
    Block hour = blocks.find(new BlockKey(TARGET, Tier.MINUTE, -1)).orElseThrow();
    assertEquals(1, hour.rollups().getLast().count());
    assertEquals(Instant.parse("1969-12-31T23:59:00Z"), Tier.MINUTE.start(-1, 59));
  }

  @Example
  void what_is_found_stays_as_it_was() {
    Blocks blocks = new Blocks();
    blocks.add(TARGET, Instant.EPOCH, Streams.up(Duration.ofMillis(1)));
    BlockKey key = new BlockKey(TARGET, Tier.DAY, 0);
    Block before = blocks.find(key).orElseThrow();
    blocks.add(TARGET, Instant.EPOCH, Streams.up(Duration.ofMillis(1)));
    assertEquals(1, before.rollups().getFirst().count());
    assertEquals(2, blocks.find(key).orElseThrow().rollups().getFirst().count());
  }
}
