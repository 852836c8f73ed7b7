/**
 * The box's own certificate authority and server certificate, kept under {@code certs/}.
 *
 * <p>The only room that knows Bouncy Castle's X.509. May import {@code config}.
 */
@NullMarked
package dev.controllerstatus.certs;

import org.jspecify.annotations.NullMarked;
