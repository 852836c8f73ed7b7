package dev.controllerstatus.diagnosis;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Every cause and every proof has words in every language, and the rules fill them in. */
class DiagnosisWordsTest {
  private static final Pattern NAME = Pattern.compile("\\{(\\w+)(?:,(?:time|duration))?}");
  private final Properties english = words("en");
  private final Properties german = words("de");

  private static Properties words(String language) {
    String file = "/words/diagnosis_" + language + ".properties";
    Properties words = new Properties();
    try (var in = DiagnosisWordsTest.class.getResourceAsStream(file)) {
      words.load(new InputStreamReader(in, UTF_8));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
    return words;
  }

  private static TreeSet<String> names(String message) {
    return NAME.matcher(message)
        .results()
        .map(m -> m.group())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static TreeSet<String> bare(String message) {
    return NAME.matcher(message)
        .results()
        .map(m -> m.group(1))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  @Test
  void both_languages_say_the_same_with_the_same_values() {
    assertEquals(new TreeSet<>(english.keySet()), new TreeSet<>(german.keySet()));
    english.forEach(
        (key, text) ->
            assertEquals(
                names(text.toString()), names(german.getProperty(key.toString())), key.toString()));
  }

  @ParameterizedTest
  @EnumSource(Code.class)
  void a_cause_has_a_sentence_and_a_next_step(Code code) {
    assertNotNull(english.getProperty(code.word() + ".sentence"));
    assertNotNull(english.getProperty(code.word() + ".next"));
  }

  @ParameterizedTest
  @EnumSource(Says.class)
  void a_proof_has_a_message(Says says) {
    assertNotNull(english.getProperty("says." + says.word()));
  }

  @ParameterizedTest
  @EnumSource(Owner.class)
  void an_owner_has_a_name(Owner owner) {
    assertNotNull(english.getProperty("owner." + owner.word()));
  }

  @ParameterizedTest
  @EnumSource(Event.Kind.class)
  void an_event_has_a_message(Event.Kind kind) {
    assertNotNull(english.getProperty("event." + kind.word()));
  }

  @Test
  void the_manual_has_a_row_for_each_cause_in_their_order() throws IOException {
    List<String> rows;
    try (Stream<String> lines = Files.lines(Path.of("src/docs/faults.md"))) {
      rows = lines.filter(line -> line.startsWith("| `")).map(line -> line.split("`")[1]).toList();
    }
    assertEquals(Stream.of(Code.values()).map(Code::word).toList(), rows);
  }

  @ParameterizedTest
  @MethodSource("dev.controllerstatus.diagnosis.MatrixTest#faults")
  void the_rules_give_all_values_that_the_words_need(String code, World world) {
    Finding finding = new Site(MatrixTest.REMOTES).rounds(12).in(world).rounds(3).finding();
    assertTrue(finding.causes().stream().anyMatch(cause -> cause.code().word().equals(code)));
    for (Cause cause : finding.causes()) {
      for (String part : List.of("sentence", "next")) {
        String plain = cause.code().word() + "." + part;
        String text =
            english.getProperty(
                plain + "." + cause.values().get("form"), english.getProperty(plain));
        assertTrue(cause.values().keySet().containsAll(bare(text)), text);
      }
      for (Proof proof : cause.proofs()) {
        String text = english.getProperty("says." + proof.says().word());
        assertTrue(proof.values().keySet().containsAll(bare(text)), text);
        assertTrue(proof.says() == Says.CLOCK_RIGHT || !proof.samples().isEmpty(), text);
      }
    }
  }
}
