/**
 * Floods and slow clients, at the level of connections: how many are open and from where, how long
 * each may take, how often a source may ask. What a person, the app and a scraper do together stays
 * far below every limit.
 *
 * <p>May import {@code guard} and what it may.
 */
@NullMarked
package dev.controllerstatus.guard.flood;

import org.jspecify.annotations.NullMarked;
