package dev.controllerstatus.api;

import dev.controllerstatus.words.Messages;

/**
 * What the form to log in shows.
 *
 * @param messages in the language of who looks
 * @param user as it was typed before
 * @param next where to go afterwards, a path on this box
 * @param trouble why it did not work, or an empty text
 */
public record LoginPage(
    Messages messages, String boxName, String user, String next, String trouble) {
  /** A text of the page. */
  public String text(String key) {
    return messages.text(key);
  }
}
