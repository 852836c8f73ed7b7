package dev.controllerstatus.portal;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.MutableHttpResponse;

/** What the box answers to a connectivity check of somebody who keeps its Wi-Fi. */
sealed interface Reply {
  /** Nothing, which Android, Chrome and many others take for "online". */
  record Nothing() implements Reply {}

  /** A text that a system knows and compares byte by byte. */
  record Text(String type, String body) implements Reply {}

  /** The way to a page of the portal, for what people look at. */
  record Page(String path) implements Reply {}

  /** Reads an answer of the table. */
  static Reply of(String answer) {
    String[] words = answer.split(" ", 3);
    return switch (words[0]) {
      case "204" -> new Nothing();
      case "200" -> new Text(words[1], words[2].replace("\\n", "\n"));
      case "302" -> new Page(words[1]);
      default -> throw new IllegalArgumentException("no such answer: " + answer);
    };
  }

  /**
   * As a response.
   *
   * @param portal the URL of the portal, with a slash at its end
   */
  default MutableHttpResponse<?> response(String portal) {
    MutableHttpResponse<?> response =
        switch (this) {
          case Nothing _ -> HttpResponse.noContent();
          case Text(var type, var body) ->
              HttpResponse.ok(body.getBytes(UTF_8)).contentType(type + "; charset=utf-8");
          case Page(var path) -> Way.redirect(portal + path.substring(1));
        };
    // By this NetworkManager knows a network with internet, whatever the body.
    return response.header("X-NetworkManager-Status", "online").header("Cache-Control", "no-store");
  }
}
