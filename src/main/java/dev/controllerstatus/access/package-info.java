/**
 * Who may come in: the two built-in users and their password hashes, logins and what slows down
 * guessing, sessions, the audit log.
 *
 * <p>May import {@code config}.
 */
@NullMarked
package dev.controllerstatus.access;

import org.jspecify.annotations.NullMarked;
