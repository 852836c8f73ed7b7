package dev.controllerstatus.incident;

/**
 * An incident and all that it takes to go on with it after a restart.
 *
 * @param course what the rules remembered when it was saved
 * @param position the samples up to this one had been read then
 */
record Saved(Incident incident, Course course, long position) {}
