package dev.controllerstatus.words;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The messages of one language. In them stand {@code {name}} for a text, {@code {name,duration}}
 * and {@code {name,time}} for what is written in ISO 8601 and read in the manner of the language.
 */
public final class Messages {
  /** The language of whoever speaks none of ours. */
  public static final Locale USUAL = Locale.ENGLISH;

  private static final List<String> FILES = List.of("diagnosis", "page", "portal", "setup");
  private static final Map<String, Messages> LANGUAGES =
      Map.of("en", read(USUAL), "de", read(Locale.GERMAN));
  private static final Pattern PLACE = Pattern.compile("\\{(\\w+)(?:,(time|duration))?}");

  private final Properties texts;
  private final Manner manner;

  private Messages(Properties texts, Manner manner) {
    this.texts = texts;
    this.manner = manner;
  }

  /** In this language, or the usual one. */
  public static Messages in(Locale locale) {
    return LANGUAGES.getOrDefault(
        locale.getLanguage(), Objects.requireNonNull(LANGUAGES.get(USUAL.getLanguage())));
  }

  /** The languages there are, by their codes. */
  public static Set<String> languages() {
    return LANGUAGES.keySet();
  }

  private static Messages read(Locale locale) {
    Properties texts = new Properties();
    FILES.forEach(file -> load(file + "_" + locale.getLanguage() + ".properties", texts));
    return new Messages(texts, new Manner(locale));
  }

  private static void load(String name, Properties into) {
    try (InputStream file = Messages.class.getResourceAsStream("/words/" + name)) {
      into.load(new InputStreamReader(Objects.requireNonNull(file, name), UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The code of the language. */
  public String language() {
    return manner.locale().getLanguage();
  }

  /** Whether there is such a message. */
  public boolean has(String key) {
    return texts.containsKey(key);
  }

  /** Every key there is. */
  public Set<String> keys() {
    return texts.stringPropertyNames();
  }

  /** A message with its values; the key itself where there is none. */
  public String text(String key, Map<String, String> values) {
    return PLACE
        .matcher(texts.getProperty(key, key))
        .replaceAll(found -> Matcher.quoteReplacement(value(found, values)));
  }

  private String value(MatchResult place, Map<String, String> values) {
    String value = values.get(place.group(1));
    if (value == null) {
      return place.group();
    }
    return switch (Objects.requireNonNullElse(place.group(2), "")) {
      case "time" -> manner.time(value);
      case "duration" -> manner.duration(value);
      default -> value;
    };
  }
}
