package dev.controllerstatus.api;

/**
 * What the form to choose a password shows.
 *
 * @param isFirst whether nothing else can be done before
 * @param trouble why it did not work, or an empty text
 */
public record PasswordPage(String boxName, String user, boolean isFirst, String trouble) {}
