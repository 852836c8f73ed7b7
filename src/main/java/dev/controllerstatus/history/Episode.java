package dev.controllerstatus.history;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A stretch of time worth remembering: its samples are kept longer than others.
 *
 * @param id unique, chosen by whoever writes it
 * @param until null as long as it goes on
 * @param body whatever its owner wants to find again; any text
 */
public record Episode(String id, Instant since, @Nullable Instant until, String body) {}
