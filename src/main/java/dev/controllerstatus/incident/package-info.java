/**
 * Troubles that last: when one of a target begins, worsens and ends, and what people noted about
 * it. The rules ({@code Rules}) are pure; {@code Incidents} is the one writer.
 *
 * <p>May import {@code history}, {@code light}, {@code sample} and {@code target}. Names no cause:
 * that is for a diagnosis, which may take several incidents together.
 */
@NullMarked
package dev.controllerstatus.incident;

import org.jspecify.annotations.NullMarked;
