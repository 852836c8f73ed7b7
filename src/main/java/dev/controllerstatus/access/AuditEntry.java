package dev.controllerstatus.access;

import io.micronaut.serde.annotation.Serdeable;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Something that somebody did or tried to do.
 *
 * @param who the user, {@code unknown} for a name that is none, {@code system} for the box itself
 *     or its command line
 * @param from the address it came from; null on the box
 * @param what a stable word
 * @param before the value of before, where something changed; never a secret
 * @param after the value since
 * @param others how many entries of this sort were left out since the one before, in a flood
 */
@Serdeable
public record AuditEntry(
    Instant at,
    String who,
    @Nullable String from,
    String what,
    @Nullable String before,
    @Nullable String after,
    @Nullable Integer others) {}
