/**
 * Targets that speak TLS from the first byte: one handshake, with the chain and the name checked.
 *
 * <p>For services whose protocol inside TLS is not probed by a kind of its own.
 */
@NullMarked
package dev.controllerstatus.probe.tls;

import org.jspecify.annotations.NullMarked;
