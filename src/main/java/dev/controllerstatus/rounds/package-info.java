/**
 * When each target is asked: the rhythm, the spread over it, the bound on attempts at a time, and
 * the check that a person asks for. What public servers' terms allow is kept on disk.
 *
 * <p>Hands every sample to the sinks, one at a time. May import {@code config}, {@code probe} and
 * {@code probe.wire}, {@code sample} and {@code target}.
 */
@NullMarked
package dev.controllerstatus.rounds;

import org.jspecify.annotations.NullMarked;
