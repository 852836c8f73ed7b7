/**
 * The label on the box: what somebody on site needs to come in, as text and as a page to print.
 *
 * <p>May import {@code config}, {@code words}, {@code access}, {@code hotspot} and {@code trust}.
 */
@NullMarked
package dev.controllerstatus.label;

import org.jspecify.annotations.NullMarked;
