package dev.controllerstatus.words;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Messages of the pages that are asked for by their whole key, or by its beginning and a word. */
class UsedWordsTest {
  private static final Pattern ASKED =
      Pattern.compile("\"((?:app|label|page|status|trust)\\.(?!jte\")[a-z0-9.-]+)\"");
  private static final Set<String> ASKED_FOR = asked();

  private static Set<String> asked() {
    return Stream.of("src/main/java", "src/main/jte")
        .flatMap(UsedWordsTest::files)
        .flatMap(source -> ASKED.matcher(source).results())
        .map(found -> found.group(1))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** All but the portal's page, whose keys are shorter. */
  private static Stream<String> files(String folder) {
    try (Stream<Path> files = Files.walk(Path.of(folder))) {
      return files
          .filter(file -> Files.isRegularFile(file) && !file.endsWith("portal.jte"))
          .map(UsedWordsTest::read)
          .toList()
          .stream();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static Set<String> keys(String file) throws IOException {
    Properties texts = new Properties();
    try (var in = UsedWordsTest.class.getResourceAsStream("/words/" + file + "_en.properties")) {
      texts.load(new InputStreamReader(in, UTF_8));
    }
    return texts.stringPropertyNames();
  }

  @ParameterizedTest
  @ValueSource(strings = {"label", "status", "trust"})
  void no_message_is_there_for_nothing(String file) throws IOException {
    Set<String> unused = new TreeSet<>(keys(file));
    unused.removeIf(key -> ASKED_FOR.stream().anyMatch(asked -> isFor(asked, key)));
    assertEquals(Set.of(), unused);
  }

  /** The rest of a key is made from a word, such as a colour, or is the form for a number. */
  private static boolean isFor(String asked, String key) {
    String begin = asked.endsWith(".") ? asked : asked + ".";
    boolean isNumber = key.equals(begin + "one") || key.equals(begin + "other");
    return key.equals(asked) || isNumber || (asked.endsWith(".") && key.startsWith(begin));
  }

  @Test
  void no_message_is_asked_for_that_is_not_there() {
    Set<String> all = Messages.in(Messages.USUAL).keys();
    Set<String> missing = new TreeSet<>(ASKED_FOR);
    missing.removeIf(asked -> all.stream().anyMatch(key -> isFor(asked, key)));
    assertEquals(Set.of(), missing);
  }
}
