/**
 * The history on the disk: one SQLite file, one thread that writes it.
 *
 * <p>May import {@code history}, {@code config}, {@code sample} and {@code target}. The only room
 * with SQL. Its beans are secondary: whoever brings a history of his own is asked instead.
 */
@NullMarked
package dev.controllerstatus.history.sqlite;

import org.jspecify.annotations.NullMarked;
