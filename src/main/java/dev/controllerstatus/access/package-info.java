/**
 * Who may come in: the two built-in users, their password hashes, and the hosts that are served.
 *
 * <p>May import {@code config} and, for the box's names, {@code certs}.
 */
@NullMarked
package dev.controllerstatus.access;

import org.jspecify.annotations.NullMarked;
