/**
 * The kind {@code box}: whether the box itself has what every service needs, a link, an address, a
 * route and time to work. Sends nothing.
 */
@NullMarked
package dev.controllerstatus.probe.box;

import org.jspecify.annotations.NullMarked;
