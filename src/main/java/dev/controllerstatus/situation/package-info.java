/**
 * What is wrong as it goes on: causes that a diagnosis names, kept open until they are over, and
 * found again after a restart.
 *
 * <p>May import {@code diagnosis}, {@code incident}, {@code history} and what is below those.
 */
@NullMarked
package dev.controllerstatus.situation;

import org.jspecify.annotations.NullMarked;
