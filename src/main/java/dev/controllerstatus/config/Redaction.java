package dev.controllerstatus.config;

import java.util.regex.Pattern;

/** Takes passwords out of text that people or logs will see. */
public final class Redaction {
  // The password part of user information in a URL, RFC 3986 section 3.2.1; the last @ ends it. A
  // password that makes the URL wrong may hold anything, so rather too much is taken out.
  private static final Pattern IN_URL = Pattern.compile("(//[^/\\s:@]*):.*@");

  private Redaction() {}

  /** The same text with every password inside a URL replaced by {@code ***}. */
  public static String of(String text) {
    return IN_URL.matcher(text).replaceAll("$1:***@");
  }
}
