/**
 * Keeps samples, and tells of them: one by one, or in steps of time that are merged from the
 * roll-ups of {@code rollup}.
 *
 * <p>May import {@code sample} and {@code target}.
 */
@NullMarked
package dev.controllerstatus.history;

import org.jspecify.annotations.NullMarked;
