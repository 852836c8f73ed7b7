package dev.controllerstatus.certs;

import java.time.Instant;
import java.util.Set;

/**
 * What is true at the moment at which the certificates are looked at.
 *
 * @param isClockRight whether the time can be the real one; if not, nothing is signed and no date
 *     is judged
 * @param hosts every name and address of the box, canonical
 * @param warnings takes what people should know
 */
record Look(Instant now, boolean isClockRight, Set<String> hosts, Warnings warnings) {}
