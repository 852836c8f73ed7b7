/**
 * The box's certificates, kept under {@code certs/}: its own authority and server certificate,
 * those that come from elsewhere, and which of them a client gets; the authority of a fleet.
 *
 * <p>The only room that knows Bouncy Castle's X.509. May import {@code config}.
 */
@NullMarked
package dev.controllerstatus.certs;

import org.jspecify.annotations.NullMarked;
