package dev.controllerstatus.config;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** From text to value; each throws IllegalArgumentException for what it does not take. */
public final class Parsers {
  // Host names after RFC 1123 section 2.1, with the underscore that real networks use.
  private static final Pattern HOST = Pattern.compile("[A-Za-z0-9_]([A-Za-z0-9_.-]{0,252})");
  private static final Pattern IPV6 = Pattern.compile("[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*(%[\\w.-]+)?");

  private Parsers() {}

  /** Text without the white space around it; blank is not allowed. */
  public static String text(String text) {
    return require(!text.isBlank(), text.strip());
  }

  static int integer(String text, int least, int most) {
    int number = Integer.parseInt(text);
    return require(number >= least && number <= most, number);
  }

  static boolean flag(String text) {
    return switch (text.toLowerCase(Locale.ROOT)) {
      case "true", "yes", "on" -> true;
      case "false", "no", "off" -> false;
      default -> throw new IllegalArgumentException(text);
    };
  }

  static Duration duration(String text, Duration least, Duration most) {
    Duration duration = Durations.parse(text);
    return require(duration.compareTo(least) >= 0 && duration.compareTo(most) <= 0, duration);
  }

  /** A host name, an IPv4 address or an IPv6 address without brackets. */
  public static String host(String text) {
    return require(HOST.matcher(text).matches() || IPV6.matcher(text).matches(), text);
  }

  /** The URI of a person or an office, RFC 9116 section 2.5.3. */
  static URI contact(String text) {
    URI uri = URI.create(text);
    String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
    return require(Set.of("mailto", "tel", "https").contains(scheme), uri);
  }

  static URI url(String text, Set<String> schemes) {
    URI url = URI.create(text);
    boolean fits =
        url.getScheme() != null && schemes.contains(url.getScheme()) && url.getHost() != null;
    return require(fits && url.getPort() <= 65535 && url.getPort() != 0, url);
  }

  static String firstLine(String file) {
    try (var lines = Files.lines(Path.of(file))) {
      return text(lines.findFirst().orElse(""));
    } catch (IOException | UncheckedIOException e) {
      throw new IllegalArgumentException(file, e);
    }
  }

  private static <T> T require(boolean holds, T value) {
    if (!holds) {
      throw new IllegalArgumentException(String.valueOf(value));
    }
    return value;
  }
}
