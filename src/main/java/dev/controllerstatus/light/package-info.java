/**
 * The rules of the lights, pure: a sample and the time in, a colour and its reason out.
 *
 * <p>May import {@code sample} and {@code target}.
 */
@NullMarked
package dev.controllerstatus.light;

import org.jspecify.annotations.NullMarked;
