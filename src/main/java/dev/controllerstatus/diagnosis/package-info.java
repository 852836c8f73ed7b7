/**
 * Whose fault it is: samples in, causes out. Pure; the same samples always give the same causes.
 *
 * <p>From the bottom up: what a lower layer explains is not blamed on a higher one. May import
 * {@code history}, {@code light}, {@code sample} and {@code target}. Text for people is made at the
 * edge, from the codes and the values of a cause.
 */
@NullMarked
package dev.controllerstatus.diagnosis;

import org.jspecify.annotations.NullMarked;
