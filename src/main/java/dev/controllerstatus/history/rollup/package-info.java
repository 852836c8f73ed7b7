/**
 * Samples rolled up: counts, failures by fault, and latencies by the bucket, over a minute, a
 * quarter of an hour and a day, in blocks of bytes that fit a row of the store.
 *
 * <p>Everything here is a pure value that can be merged in any order, so that a sample that comes
 * late is no special case. May import {@code sample}; knows neither a clock nor a store.
 */
@NullMarked
package dev.controllerstatus.history.rollup;

import org.jspecify.annotations.NullMarked;
