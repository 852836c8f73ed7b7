package dev.controllerstatus.command;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What people see or hear of a page: its texts, one by one. */
public final class VisibleText {
  private static final Pattern NO_TEXT = Pattern.compile("(?s)<style.*?</style>|<!--.*?-->");
  private static final Pattern LABEL = Pattern.compile("(?:aria-label|title|alt)=\"([^\"]*)\"");
  private static final Pattern TAG = Pattern.compile("<[^>]*>");

  private VisibleText() {}

  /** In the order of the page, labels for screen readers last; empty ones are left out. */
  public static List<String> of(String page) {
    String shown = NO_TEXT.matcher(page).replaceAll("");
    Stream<String> labels = LABEL.matcher(shown).results().map(found -> found.group(1));
    return Stream.concat(Stream.of(TAG.split(shown)), labels)
        .map(String::strip)
        .filter(text -> !text.isEmpty())
        .toList();
  }
}
