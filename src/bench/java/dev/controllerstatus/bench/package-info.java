/**
 * Benchmarks of the product's own classes: whether its latencies are true, whether it keeps its
 * rhythm, and what a probe costs.
 *
 * <p>Each prints a table in Markdown. Started by {@code src/bench/bench}.
 */
@NullMarked
package dev.controllerstatus.bench;

import org.jspecify.annotations.NullMarked;
