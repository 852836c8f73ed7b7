/**
 * What can be changed in the app: name and country of the box, and its targets. A change is tried
 * by the product's own reader before it is kept, and taken over without a restart.
 *
 * <p>May import {@code config}, {@code target}, {@code sample} and {@code probe}.
 */
@NullMarked
package dev.controllerstatus.settings;

import org.jspecify.annotations.NullMarked;
