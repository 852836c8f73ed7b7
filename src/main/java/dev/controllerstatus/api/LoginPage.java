package dev.controllerstatus.api;

/**
 * What the form to log in shows.
 *
 * @param user as it was typed before
 * @param next where to go afterwards, a path on this box
 * @param trouble why it did not work, or an empty text
 */
public record LoginPage(String boxName, String user, String next, String trouble) {}
