package dev.controllerstatus.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.controllerstatus.access.Role;
import dev.controllerstatus.command.Answer;
import dev.controllerstatus.command.RunningBox;
import dev.controllerstatus.command.VisibleText;
import dev.controllerstatus.history.Episode;
import dev.controllerstatus.history.Episodes;
import dev.controllerstatus.incident.Incidents;
import dev.controllerstatus.probe.BrokenServer;
import dev.controllerstatus.sample.Outcome;
import dev.controllerstatus.sample.Sample;
import dev.controllerstatus.target.TargetId;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a German browser gets: whole pages in German, where the same page is English elsewhere. */
class GermanPagesTest {
  private static final String FORM = "application/x-www-form-urlencoded";
  private static final String GERMAN = "Accept-Language: de-DE,de;q=0.9,en;q=0.5";
  private static final String ENGLISH = "Accept-Language: en-GB,en;q=0.9";
  private static final String SITUATION = "s-20261120-1";

  /** Words that English cannot do without and German does not have. */
  private static final Pattern ENGLISH_WORD =
      Pattern.compile("(?i)\\b(the|of|is|are|and|to|for|not|since|ago|with|this|from|by|has)\\b");

  /** Names, and words that are the same in both languages. */
  private static final Pattern NAME =
      Pattern.compile(
          "(?s)\\P{L}*|In|[\\d:]{8} UTC|Test depot.*|Broker|No"
              + " bills.*|viewer|admin|gateway\\.not-forwarding|Controller Status.*|RabbitMQ"
              + " Service|The Mobility House Backend|URL|Host|Port|s-\\d+-\\d+|tcp:.*|127.*|Name .*"
              + " ms|TLS .* ms|\\d.* (ms|s|min|h)|Android|Mac|Windows|Linux|Safari|OK|SHA-256"
              + " .*|[0-9A-F]{2}( [0-9A-F]{2})+|controller-status.*|Get-FileHash.*|sudo .*");

  private static final Pattern KEY =
      Pattern.compile("(?<![\\w-])(app|page|portal|setup|status|trust|label)\\.[a-z-]+\\.|\\{");

  @TempDir private static Path temp;
  private static BrokenServer greeter;
  private static RunningBox box;
  private static RunningBox fresh;
  private static Instant next;

  @BeforeAll
  static void start() throws Exception {
    greeter = BrokenServer.that(BrokenServer.says("ready"));
    String target =
        "  b%d: { name: Broker, host: 127.0.0.1, port: %d, every: 1h, effect: No bills }\n";
    String targets =
        target.formatted(0, greeter.port())
            + target.formatted(1, greeter.port())
            + target.formatted(2, 9);
    box = new RunningBox(temp.resolve("used"), "tcp:\n" + targets);
    box.send("POST /check", FORM, "", box.as(Role.ADMIN));
    next = InstantSource.system().instant().minusSeconds(5 * 3600);
    found("b0", SituationsTest.BAD, SituationsTest.BAD, SituationsTest.GOOD, SituationsTest.GOOD);
    found("b1", SituationsTest.BAD, SituationsTest.BAD);
    String body =
        """
        {"cause":"gateway.not-forwarding","subject":"","owner":"site-it","confidence":0.97,
         "affects":["https/backend"],"values":{"gateway":"127.0.0.1"},"proofs":[],
         "quietMs":30000,"seen":"2026-11-20T15:28:00Z"}
        """;
    Instant since = Instant.parse("2026-11-20T15:27:00Z");
    box.part(Episodes.class).put(new Episode(SITUATION, since, null, body));
    fresh = RunningBox.fresh(temp.resolve("fresh"));
  }

  private static void found(String broker, Outcome... outcomes) {
    TargetId id = new TargetId("tcp", broker);
    for (int i = 0; i < outcomes.length; i++) {
      Instant at = next.plusSeconds(3600L * i);
      box.part(Incidents.class).accept(new Sample(id, at, Duration.ZERO, outcomes[i]));
    }
  }

  private static String incident() {
    return box.part(Incidents.class).openOf(new TargetId("tcp", "b1")).orElseThrow().id();
  }

  @AfterAll
  static void stop() {
    box.close();
    fresh.close();
    greeter.close();
  }

  /** Both have the same texts, one after the other, and none but names is the same. */
  private static void isWholly(Answer german, Answer english) {
    assertEquals(english.status(), german.status(), german::toString);
    assertTrue(german.body().contains("<html lang=\"de\">"), german::body);
    assertTrue(english.body().contains("<html lang=\"en\">"), english::body);
    assertEquals("Accept-Language", german.header("vary"));
    Set<String> told = new TreeSet<>(VisibleText.of(german.body()));
    told.removeIf(text -> NAME.matcher(text).matches());
    Set<String> mixed = new TreeSet<>(told);
    mixed.removeIf(text -> !ENGLISH_WORD.matcher(text).find());
    assertEquals(Set.of(), mixed, "English words");
    List<String> inEnglish = VisibleText.of(english.body());
    told.removeIf(text -> !KEY.matcher(text).find() && !inEnglish.contains(text));
    assertEquals(Set.of(), told, "in both languages");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/", "/trust", "/situations/" + SITUATION})
  void a_page_is_in_german(String path) throws Exception {
    for (Role role : Role.values()) {
      isWholly(
          box.ask("GET " + path, box.as(role), GERMAN),
          box.ask("GET " + path, box.as(role), ENGLISH));
    }
  }

  @Test
  void an_incident_that_nothing_explains_is_told_in_german() throws Exception {
    String path = "/situations/" + incident();
    box.send("POST " + path, FORM, "", box.as(Role.ADMIN));
    box.send("POST " + path, FORM, "note=127", box.as(Role.ADMIN));
    Answer german = box.ask("GET " + path, box.as(Role.ADMIN), GERMAN);
    isWholly(german, box.ask("GET " + path, box.as(Role.ADMIN), ENGLISH));
    // It is asked once more, now or later, since another one has failed.
    String now = "(?s).*Broker (ist nicht erreichbar|antwortet wieder), seit .*";
    assertTrue(german.body().matches(now), german::body);
    String tries = "(?s).*2 von \\d Versuchen schlugen fehl\\..*";
    assertTrue(german.body().matches(tries), german::body);
    assertTrue(german.body().contains("Keine Antwort innerhalb von 5 s."), german::body);
  }

  @Test
  void the_lights_are_told_as_germans_write() throws Exception {
    String page = box.ask("GET /", box.as(Role.ADMIN), GERMAN).body();
    for (String part :
        List.of(
            "Ein Dienst ist nicht in Betrieb",
            "2 von 3 eingerichteten Diensten in Betrieb",
            "Stand ",
            "Auf diesem Port hört niemand",
            "Abrechnungs-Backend",
            "Gibt das Laden frei und speichert Abrechnungsdaten",
            "Frühere Vorfälle, letzte 7 Tage",
            "Nicht erreichbar: Keine Antwort innerhalb von 5 s.",
            "Angemeldet als admin",
            "Netz der Box")) {
      assertTrue(page.contains(part), part + " is missing in " + page);
    }
    assertTrue(page.matches("(?s).*Stand \\d{1,2}\\. \\p{L}+\\.? \\d{4} [\\d:]{8} UTC.*"), page);
  }

  @Test
  void what_the_box_does_not_know_is_told_in_german() throws Exception {
    String gone = "GET /situations/s-20000101-1";
    assertTrue(box.ask(gone, box.as(Role.VIEWER), GERMAN).body().contains("Diesen Vorfall gibt"));
    assertTrue(box.ask(gone, box.as(Role.VIEWER)).body().contains("There is no such situation"));
  }

  @Test
  void the_system_at_hand_comes_first_in_german_too() throws Exception {
    Answer german = box.ask("GET /trust", GERMAN, "User-Agent: Firefox/140");
    int firefox = german.body().indexOf("Firefox auf einem Computer");
    assertTrue(firefox > 0 && firefox < german.body().indexOf("iPhone und iPad"), german::body);
    assertTrue(german.body().contains("<b translate=\"no\">controller-status-test-depot.crt</b>"));
  }

  @Test
  void the_forms_and_what_they_complain_of_are_in_german() throws Exception {
    isWholly(fresh.ask("GET /login", GERMAN), fresh.ask("GET /login", ENGLISH));
    String admin = fresh.as(Role.ADMIN);
    isWholly(fresh.ask("GET /password", admin, GERMAN), fresh.ask("GET /password", admin, ENGLISH));
    for (String chosen : List.of("password=a&again=b", "password=a&again=a")) {
      String form = "current=%s&%s".formatted(fresh.password(Role.ADMIN), chosen);
      isWholly(
          fresh.send("POST /password", FORM, form, admin, GERMAN),
          fresh.send("POST /password", FORM, form, admin, ENGLISH));
    }
    String wrong = "user=viewer&password=wrong&next=%2F";
    Answer first = fresh.send("POST /login", FORM, wrong, GERMAN);
    assertTrue(first.body().contains("Kein Benutzer hat diesen Namen"), first::body);
    Answer again = first;
    // On a slow machine the first, short wait may be over; it grows.
    for (int tries = 0; again.status() == 401 && tries < 9; tries++) {
      again = fresh.send("POST /login", FORM, wrong, GERMAN);
    }
    assertEquals(429, again.status(), again::toString);
    assertTrue(again.body().contains("Neuer Versuch in "), again::body);
  }

  @Test
  void a_password_of_the_configuration_is_told_in_german() throws Exception {
    String form = "current=x&password=long+enough+now&again=long+enough+now";
    String admin = box.as(Role.ADMIN);
    isWholly(
        box.send("POST /password", FORM, form, admin, GERMAN),
        box.send("POST /password", FORM, form, admin, ENGLISH));
  }
}
