package dev.controllerstatus.command;

import java.util.Locale;

/** An answer as it came over the wire. */
public record Answer(int status, String head, String body) {
  /** An answer from its first byte to its last. */
  public static Answer parse(String text) {
    int end = text.indexOf("\r\n\r\n");
    String head = text.substring(0, end);
    return new Answer(Integer.parseInt(head.split(" ", 3)[1]), head, text.substring(end + 4));
  }

  /** The value of a header, or an empty text. */
  public String header(String name) {
    return head.lines()
        .filter(line -> line.toLowerCase(Locale.ROOT).startsWith(name + ":"))
        .map(line -> line.substring(name.length() + 1).strip())
        .findFirst()
        .orElse("");
  }

  /** What the answer sets this cookie to, attributes included, or an empty text. */
  public String cookie(String name) {
    return head.lines()
        .filter(
            line ->
                line.toLowerCase(Locale.ROOT)
                    .startsWith("set-cookie: " + name.toLowerCase(Locale.ROOT) + "="))
        .map(line -> line.substring(line.indexOf('=') + 1))
        .findFirst()
        .orElse("");
  }
}
