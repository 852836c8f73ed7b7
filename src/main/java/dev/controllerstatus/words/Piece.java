package dev.controllerstatus.words;

/**
 * A part of a message, as a page shows it.
 *
 * @param mark {@code b} for what stands on buttons and in menus, {@code code} for what is typed,
 *     empty for the rest
 * @param isFilled whether a value stands in it: a name, which no browser should translate
 */
public record Piece(String mark, String text, boolean isFilled) {}
