package dev.controllerstatus.api;

import java.time.Instant;

/**
 * An incident that is over, in the words of the page.
 *
 * @param name of the services that suffered
 * @param light the colour of its worst
 * @param when from when until when
 * @param duration in one unit
 * @param note what an operator wrote, or an empty text
 */
public record PastIncident(
    String id,
    Instant since,
    String name,
    String light,
    String when,
    String duration,
    String what,
    String note) {}
