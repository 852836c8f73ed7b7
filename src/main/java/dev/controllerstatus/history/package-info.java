/**
 * Keeps samples: for now the latest of each target, in memory and bounded.
 *
 * <p>May import {@code sample} and {@code target}.
 */
@NullMarked
package dev.controllerstatus.history;

import org.jspecify.annotations.NullMarked;
