/**
 * What one attempt found out, as closed sets of values: outcomes, faults by network layer, phases.
 *
 * <p>May import {@code target}. Text for people is made at the edge, never here.
 */
@NullMarked
package dev.controllerstatus.sample;

import org.jspecify.annotations.NullMarked;
