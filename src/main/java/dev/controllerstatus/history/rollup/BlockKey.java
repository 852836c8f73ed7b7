package dev.controllerstatus.history.rollup;

/**
 * Names a block.
 *
 * @param target the number that stands for the target
 * @param number which stretch of time, as {@link Tier#block} counts them
 */
public record BlockKey(long target, Tier tier, long number) {}
