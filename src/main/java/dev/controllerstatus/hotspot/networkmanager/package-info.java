/**
 * The radio as NetworkManager governs it, over D-Bus. What is opened here is volatile and bound to
 * our connection to the bus: when this process ends, NetworkManager closes it.
 *
 * <p>May import {@code config} and {@code hotspot}; the only package with D-Bus.
 */
@NullMarked
package dev.controllerstatus.hotspot.networkmanager;

import org.jspecify.annotations.NullMarked;
