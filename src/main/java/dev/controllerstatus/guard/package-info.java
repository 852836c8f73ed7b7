/**
 * What every request passes before a controller sees it, and what every answer carries: the port
 * without encryption, foreign hosts and sites, the login, problems in place of errors.
 *
 * <p>May import {@code config}, {@code certs} and {@code access}.
 */
@NullMarked
package dev.controllerstatus.guard;

import org.jspecify.annotations.NullMarked;
