/**
 * Certificates of a public authority for names that the operator owns: ACME (RFC 8555), proven by
 * DNS records (dns-01). Its only result is the file {@code acme.pem} in the folder of the
 * certificates.
 *
 * <p>The only room that knows acme4j. May import {@code certs} and {@code config}.
 */
@NullMarked
package dev.controllerstatus.certs.acme;

import org.jspecify.annotations.NullMarked;
