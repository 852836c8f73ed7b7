package dev.controllerstatus.command;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.controllerstatus.config.Configuration;
import dev.controllerstatus.config.Keys;
import dev.controllerstatus.probe.TestAuthority;
import dev.controllerstatus.target.CurrentTargets;
import dev.controllerstatus.target.Target;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The manual of the configuration says what the code does: not one key more, and none less. */
class ManualTest {
  private static final Path MANUAL = Path.of("src/docs/configuration.md");
  // A kind is a folder beside "wire" and "packet".
  private static final List<String> KINDS =
      Stream.of(new File("src/main/java/dev/controllerstatus/probe").list())
          .filter(name -> !name.contains(".") && !List.of("wire", "packet").contains(name))
          .toList();
  private static final String ONE_OF_EVERY_KIND =
      KINDS.stream()
          .map("    %s: { manual: { enabled: true } }\n"::formatted)
          .collect(Collectors.joining("", "controller-status:\n  targets:\n", ""));
  private static final Pattern ROW =
      Pattern.compile("(?m)^\\| `([a-z0-9.<>-]+)` \\| ([^|]+) \\| ([^|]+) \\|.*\\|$");
  private static final Pattern EXAMPLE = Pattern.compile("(?s)```yaml\n(controller-status:.*?)```");

  @TempDir private Path temp;

  @Test
  void every_key_is_listed_with_its_values_and_its_default() throws Exception {
    Set<String> code = keysOfTheCode();
    Set<String> manual = keysOfTheManual();
    assertEquals(Set.of(), without(code, manual), "only in the code");
    assertEquals(Set.of(), without(manual, code), "only in the manual");
  }

  @Test
  void every_shipped_service_is_listed() throws Exception {
    String manual = Files.readString(MANUAL);
    try (Product product = product("{}")) {
      for (Target target : product.get(CurrentTargets.class).now().all()) {
        if (target.leadsTo().isPresent()) {
          continue; // Follows from a service.
        }
        String row = "| `%s` | %s |".formatted(target.id(), target.service().name());
        assertEquals(2, manual.split(Pattern.quote(row), -1).length, row);
      }
    }
  }

  @Test
  void every_example_is_accepted() throws Exception {
    writeFilesOfTheExamples();
    List<MatchResult> examples = EXAMPLE.matcher(Files.readString(MANUAL)).results().toList();
    assertFalse(examples.isEmpty());
    for (MatchResult example : examples) {
      String yaml = example.group(1).replace("./", temp + "/");
      assertDoesNotThrow(() -> product(yaml).close(), yaml);
    }
  }

  private Product product(String yaml) throws Exception {
    Path file = Files.writeString(temp.resolve("controller-status.yml"), yaml);
    return Product.of(Map.of(Configuration.FILE_VARIABLE, file.toString()));
  }

  private void writeFilesOfTheExamples() throws Exception {
    byte[] root = new TestAuthority("Site").certificate().getEncoded();
    Files.writeString(
        temp.resolve("site-ca.pem"),
        "-----BEGIN CERTIFICATE-----\n%s\n-----END CERTIFICATE-----\n"
            .formatted(Base64.getMimeEncoder().encodeToString(root)));
    for (String name : List.of("admin-password", "viewer-password", "rabbitmq-password")) {
      Files.writeString(temp.resolve(name), "a secret\n");
    }
  }

  private Set<String> keysOfTheCode() throws Exception {
    try (Product product = product(ONE_OF_EVERY_KIND)) {
      return product.get(Configuration.class).keys().rules().entrySet().stream()
          .map(e -> ofTheCode(e.getKey(), e.getValue()))
          .collect(Collectors.toCollection(TreeSet::new));
    }
  }

  /** The id of a target is written as in the manual, in its keys and where it is the default. */
  private static String ofTheCode(String key, Keys.Rule rule) {
    return String.join(
        " | ",
        key.replaceFirst("^controller-status\\.", "")
            .replaceFirst("^targets\\.(\\w+)\\.[^.]+", "targets.$1.<id>"),
        rule.allowed(),
        rule.fallback().isEmpty() ? "–" : rule.fallback().replaceFirst("^(\\w+)/.+", "$1/<id>"));
  }

  /** A row for {@code <kind>} stands for every kind that has no row of its own for that key. */
  private static Set<String> keysOfTheManual() throws IOException {
    String manual = Files.readString(MANUAL);
    return ROW.matcher(manual)
        .results()
        .flatMap(row -> kindsOf(row, manual).map(kind -> ofTheManual(row).replace("<kind>", kind)))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Stream<String> kindsOf(MatchResult row, String manual) {
    String key = row.group(1);
    return key.contains("<kind>")
        ? KINDS.stream().filter(kind -> !manual.contains(key.replace("<kind>", kind)))
        : Stream.of("");
  }

  private static String ofTheManual(MatchResult row) {
    return String.join(" | ", row.group(1), row.group(2), row.group(3)).replace("`", "");
  }

  private static Set<String> without(Set<String> lines, Set<String> others) {
    return lines.stream().filter(line -> !others.contains(line)).collect(Collectors.toSet());
  }
}
