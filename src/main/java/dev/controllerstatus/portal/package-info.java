/**
 * The page that a phone gets in the box's own Wi-Fi, without a password: the lights, then the way
 * to keep the Wi-Fi, to the app, and to trust in the certificate. Answers the checks by which
 * systems find out whether a Wi-Fi has internet.
 *
 * <p>May import {@code config}, {@code words}, {@code certs}, {@code access}, {@code guard}, {@code
 * hotspot}, {@code trust} and {@code api}.
 */
@NullMarked
package dev.controllerstatus.portal;

import org.jspecify.annotations.NullMarked;
