/**
 * The box's own Wi-Fi, for people on site who have no other network: its name and its key.
 *
 * <p>May import {@code config}.
 */
@NullMarked
package dev.controllerstatus.hotspot;

import org.jspecify.annotations.NullMarked;
