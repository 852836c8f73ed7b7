package dev.controllerstatus.setup;

/**
 * What the form for the code shows.
 *
 * @param next where to go afterwards, a path on this box
 * @param trouble why it did not work, or an empty text
 * @param url where an admin finds the same with a password
 */
public record CodePage(Frame frame, String next, String trouble, String url) {}
