package dev.controllerstatus.sample;

import dev.controllerstatus.target.TargetId;
import java.time.Duration;
import java.time.Instant;

/**
 * One attempt, when it began and what it came to.
 *
 * @param late how long after its due time it began: the box's own scheduling delay
 */
public record Sample(TargetId target, Instant at, Duration late, Outcome outcome) {}
