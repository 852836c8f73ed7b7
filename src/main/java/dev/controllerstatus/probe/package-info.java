/**
 * The contract of a probe: one real exchange with a far end, told by an attempt and its deadline.
 *
 * <p>Each kind is a room of its own below this one; siblings never import each other. May import
 * {@code config}, {@code target} and {@code sample}.
 */
@NullMarked
package dev.controllerstatus.probe;

import org.jspecify.annotations.NullMarked;
