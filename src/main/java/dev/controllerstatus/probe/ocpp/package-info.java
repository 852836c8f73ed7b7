/**
 * OCPP-J central systems: a WebSocket with the protocol of charge points, a ping and its pong.
 *
 * <p>Never sends an OCPP message: the far end must not take the box for a charge point.
 */
@NullMarked
package dev.controllerstatus.probe.ocpp;

import org.jspecify.annotations.NullMarked;
