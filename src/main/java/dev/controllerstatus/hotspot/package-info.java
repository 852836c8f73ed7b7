/**
 * The box's own Wi-Fi, for people on site who have no other network: its name and key, when it is
 * up, who is in it, which networks the box sees, and how its own uplink is changed.
 *
 * <p>May import {@code config}, {@code target} and {@code sample}.
 */
@NullMarked
package dev.controllerstatus.hotspot;

import org.jspecify.annotations.NullMarked;
