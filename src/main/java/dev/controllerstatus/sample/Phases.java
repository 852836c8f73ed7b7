package dev.controllerstatus.sample;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How long each step took; null for a step that was not needed or not finished.
 *
 * @param resolve name to addresses
 * @param connect TCP connection to the address that answered first
 * @param tls TLS handshake
 * @param answer from the end of the request to the first byte of the answer, or one round trip
 * @param total the whole attempt, set for failures too
 */
public record Phases(
    @Nullable Duration resolve,
    @Nullable Duration connect,
    @Nullable Duration tls,
    @Nullable Duration answer,
    Duration total) {}
