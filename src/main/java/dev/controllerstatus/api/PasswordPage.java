package dev.controllerstatus.api;

import dev.controllerstatus.words.Messages;
import java.util.Map;

/**
 * What the form to choose a password shows.
 *
 * @param messages in the language of who looks
 * @param isFirst whether nothing else can be done before
 * @param trouble why it did not work, or an empty text
 */
public record PasswordPage(
    Messages messages, String boxName, String user, boolean isFirst, String trouble) {
  /** A text of the page. */
  public String text(String key) {
    return messages.text(key, Map.of("user", user));
  }

  /** What is to be done here. */
  public String title() {
    return text(isFirst ? "status.password.first" : "app.more.password");
  }
}
