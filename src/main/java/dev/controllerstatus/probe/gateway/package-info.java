/**
 * The kind {@code gateway}: whether the site's gateway is there, seen from the link alone. What it
 * forwards is seen by the services.
 */
@NullMarked
package dev.controllerstatus.probe.gateway;

import org.jspecify.annotations.NullMarked;
