package dev.controllerstatus.api;

/**
 * An incident that is over, in the words of the page.
 *
 * @param light the colour of its worst
 * @param when from when until when
 * @param duration in one unit
 * @param note what an operator wrote, or an empty text
 */
public record PastIncident(
    String id, String name, String light, String when, String duration, String what, String note) {}
