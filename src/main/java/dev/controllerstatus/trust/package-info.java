/**
 * What makes a person's browser trust this box: the public page with the authority's certificate,
 * its fingerprint, steps for each system, and a check.
 *
 * <p>May import {@code config}, {@code words} and {@code certs}. The only room that draws QR codes.
 */
@NullMarked
package dev.controllerstatus.trust;

import org.jspecify.annotations.NullMarked;
