/**
 * Certificates as values: reading, writing and signing them, and whom they are for. Knows neither
 * the box nor its configuration.
 */
@NullMarked
package dev.controllerstatus.certs.x509;

import org.jspecify.annotations.NullMarked;
