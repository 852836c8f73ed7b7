/**
 * What is checked: identity, purpose and rhythm of each target, and the seven services that ship.
 *
 * <p>May import {@code config}. What a kind of target needs beyond that lives beside its probe.
 */
@NullMarked
package dev.controllerstatus.target;

import org.jspecify.annotations.NullMarked;
