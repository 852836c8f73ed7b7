/**
 * The one configuration file and its overrides: found, read, and every mistake told at once.
 *
 * <p>The lowest room: it imports none of ours, and every room may read its own section with it.
 */
@NullMarked
package dev.controllerstatus.config;

import org.jspecify.annotations.NullMarked;
