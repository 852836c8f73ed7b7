package dev.controllerstatus.probe.tcp;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Bytes written as text: {@code \r \n \t \0 \\} and {@code \xHH}; all else is itself in UTF-8. */
final class Escapes {
  static final String ALLOWED = "text with no other escapes than \\r \\n \\t \\0 \\\\ \\xHH";
  private static final Pattern ESCAPE = Pattern.compile("\\\\(?:x(\\p{XDigit}{2})|(.?))");

  private Escapes() {}

  /** Each character of the result is one byte. */
  static String bytes(String text) {
    if (text.isEmpty()) {
      throw new IllegalArgumentException("empty");
    }
    String utf8 = new String(text.getBytes(UTF_8), ISO_8859_1);
    return ESCAPE
        .matcher(utf8)
        .replaceAll(match -> Matcher.quoteReplacement(Character.toString(meaning(match))));
  }

  private static int meaning(MatchResult match) {
    if (match.group(1) != null) {
      return Integer.parseInt(match.group(1), 16);
    }
    return switch (match.group(2)) {
      case "r" -> '\r';
      case "n" -> '\n';
      case "t" -> '\t';
      case "0" -> 0;
      case "\\" -> '\\';
      default -> throw new IllegalArgumentException(match.group());
    };
  }
}
