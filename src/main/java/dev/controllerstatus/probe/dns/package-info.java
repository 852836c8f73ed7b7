/**
 * Resolvers: each one is asked for the same name over UDP and over TCP, and for a name that it
 * cannot have in its cache, which proves that it still reaches the world.
 */
@NullMarked
package dev.controllerstatus.probe.dns;

import org.jspecify.annotations.NullMarked;
