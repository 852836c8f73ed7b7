package dev.controllerstatus.history.rollup;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.domains.Domain;

@Domain(Streams.class)
@Domain(net.jqwik.api.domains.DomainContext.Global.class)
class RollupTest {
  @Property(tries = 300)
  void the_order_of_merging_does_not_matter(
      @ForAll Rollup one, @ForAll Rollup other, @ForAll Rollup third) {
    assertEquals(one.plus(other), other.plus(one));
    assertEquals(one.plus(other).hashCode(), other.plus(one).hashCode());
    assertEquals(one.plus(other).plus(third), one.plus(other.plus(third)));
  }

  @Property(tries = 300)
  void a_sum_is_the_same_as_one_after_the_other(@ForAll List<Rollup> all) {
    assertEquals(all.stream().reduce(Rollup.EMPTY, Rollup::plus), Rollup.sum(all));
  }

  @Property(tries = 100)
  void nothing_added_changes_nothing(@ForAll Rollup rollup) {
    assertEquals(rollup, rollup.plus(Rollup.EMPTY));
    assertEquals(rollup, Rollup.EMPTY.plus(rollup));
  }

  @Property(tries = 100)
  void counts_add_up(@ForAll Rollup one, @ForAll Rollup other) {
    Rollup sum = one.plus(other);
    assertEquals(one.count() + other.count(), sum.count());
    assertEquals(sum.up() + sum.failed(), sum.count());
  }

  @Property(tries = 100)
  void the_buckets_leave_no_gap(@ForAll @IntRange(max = 2238) int bucket) {
    long next = Buckets.lowest(bucket) + Buckets.width(bucket);
    assertEquals(next, Buckets.lowest(bucket + 1));
    assertEquals(bucket, Buckets.of(next - 1));
    assertEquals(bucket + 1, Buckets.of(next));
  }

  @Example
  void those_from_a_latency_on_can_be_counted() {
    Histogram two = Histogram.of(Duration.ofMillis(20)).plus(Histogram.of(Duration.ofSeconds(3)));
    assertEquals(0, Histogram.EMPTY.countFrom(Duration.ofSeconds(2)));
    assertEquals(2, two.countFrom(Duration.ofMillis(20)));
    assertEquals(1, two.countFrom(Duration.ofSeconds(2)));
    assertEquals(0, two.countFrom(Duration.ofSeconds(4)));
  }

  @Example
  void the_last_bucket_is_the_largest_there_is() {
    assertEquals(2240, Buckets.ALL);
  }

  @Example
  void an_absurd_latency_is_kept_as_an_absurd_one() {
    Histogram beyond = Histogram.of(Duration.ofSeconds(Long.MAX_VALUE));
    assertEquals(Optional.of(Duration.ofNanos(((1L << 40) - 1) * 1000)), beyond.max());
    assertEquals(Optional.of(Duration.ZERO), Histogram.of(Duration.ofSeconds(-1)).percentile(50));
  }

  @Example
  void a_percentile_is_one_of_a_hundred() {
    assertThrows(IllegalArgumentException.class, () -> Rollup.EMPTY.percentile(0));
    assertThrows(IllegalArgumentException.class, () -> Rollup.EMPTY.percentile(101));
  }
}
