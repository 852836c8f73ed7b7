/**
 * The history as text that leaves the box and can come back: JSON Lines, exact both ways, and CSV
 * for spreadsheets.
 *
 * <p>May import {@code history}, {@code sample} and {@code target}. The formats are described in
 * src/docs/history-export.md.
 */
@NullMarked
package dev.controllerstatus.history.export;

import org.jspecify.annotations.NullMarked;
