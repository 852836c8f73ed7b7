package dev.controllerstatus.history;

import dev.controllerstatus.sample.Sample;

/**
 * A sample as it is kept.
 *
 * @param id grows from sample to sample, over restarts too and whatever the wall clock does; some
 *     numbers are never given
 * @param clock whether the sample's times can be believed
 */
public record Kept(long id, ClockState clock, Sample sample) {}
