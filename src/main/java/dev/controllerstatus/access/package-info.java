/**
 * Who may come in: the two built-in users, their password hashes, and logins that were right.
 *
 * <p>May import {@code config}.
 */
@NullMarked
package dev.controllerstatus.access;

import org.jspecify.annotations.NullMarked;
