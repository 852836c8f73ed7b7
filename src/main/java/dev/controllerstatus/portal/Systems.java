package dev.controllerstatus.portal;

import dev.controllerstatus.trust.Platform;
import io.micronaut.http.HttpRequest;
import java.util.List;

/** The systems that keep a Wi-Fi in different ways, in the words of the message files. */
final class Systems {
  private Systems() {}

  /** All, the one at hand first as far as it tells. */
  static List<String> likelyFirst(HttpRequest<?> request) {
    return Platform.likelyFirst(
            request.getHeaders().get("Sec-CH-UA-Platform"), request.getHeaders().get("User-Agent"))
        .stream()
        .map(Systems::word)
        .distinct()
        .toList();
  }

  private static String word(Platform platform) {
    return switch (platform) {
      case ANDROID -> "android";
      case IOS -> "ios";
      case MACOS -> "mac";
      case WINDOWS, LINUX, FIREFOX -> "computer";
    };
  }
}
