package dev.controllerstatus.words;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The messages of one language. In them stand {@code {name}} for a text, {@code {name,duration}}
 * and {@code {name,time}} for what is written in ISO 8601 and read in the manner of the language.
 */
public final class Messages {
  /** The language of whoever speaks none of ours. */
  public static final Locale USUAL = Locale.ENGLISH;

  private static final List<String> FILES =
      List.of(
          "diagnosis", "page", "app", "settings", "portal", "setup", "status", "trust", "label");
  private static final String SHIPPED = "shipped.";
  private static final Map<String, Messages> LANGUAGES =
      Map.of("en", read(USUAL), "de", read(Locale.GERMAN));
  private static final Pattern PLACE = Pattern.compile("\\{(\\w+)(?:,(time|duration))?}");
  private static final Pattern MARKED = Pattern.compile("<(b|code)>(.*?)</\\1>");

  private final Properties texts;
  private final Map<String, String> shipped;
  private final Manner manner;

  private Messages(Properties texts, Map<String, String> shipped, Manner manner) {
    this.texts = texts;
    this.shipped = shipped;
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
    Properties texts = texts(locale);
    return new Messages(texts, shipped(texts(USUAL), texts), new Manner(locale));
  }

  private static Properties texts(Locale locale) {
    Properties texts = new Properties();
    FILES.forEach(file -> load(file + "_" + locale.getLanguage() + ".properties", texts));
    return texts;
  }

  private static Map<String, String> shipped(Properties usual, Properties texts) {
    return usual.stringPropertyNames().stream()
        .filter(key -> key.startsWith(SHIPPED))
        .collect(Collectors.toMap(usual::getProperty, key -> texts.getProperty(key, key)));
  }

  private static void load(String name, Properties into) {
    try (InputStream file = Messages.class.getResourceAsStream("/words/" + name)) {
      into.load(new InputStreamReader(Objects.requireNonNull(file, name), UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The language. */
  public Locale locale() {
    return manner.locale();
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
    return filled(texts.getProperty(key, key), values);
  }

  /** A message that needs no values. */
  public String text(String key) {
    return text(key, Map.of());
  }

  /** A message of which parts are marked with {@code <b>} or {@code <code>}, for a page. */
  public List<Piece> pieces(String key, Map<String, String> values) {
    String text = texts.getProperty(key, key);
    List<Piece> pieces = new ArrayList<>();
    int end = 0;
    for (MatchResult marked : MARKED.matcher(text).results().toList()) {
      pieces.add(piece("", text.substring(end, marked.start()), values));
      pieces.add(piece(marked.group(1), marked.group(2), values));
      end = marked.end();
    }
    pieces.add(piece("", text.substring(end), values));
    return pieces;
  }

  /** What is filled in cannot become a mark. */
  private Piece piece(String mark, String text, Map<String, String> values) {
    return new Piece(mark, filled(text, values), PLACE.matcher(text).find());
  }

  /** A text of a service that ships, in English, in this language; any other as it is. */
  public String shipped(String text) {
    return shipped.getOrDefault(text, text);
  }

  /** Several texts in one, of services that ship or of others. */
  public String eachShipped(String texts) {
    String told = texts;
    for (Map.Entry<String, String> text : shipped.entrySet()) {
      told = told.replace(text.getKey(), text.getValue());
    }
    return told;
  }

  private String filled(String text, Map<String, String> values) {
    return PLACE.matcher(text).replaceAll(found -> Matcher.quoteReplacement(value(found, values)));
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
