package dev.controllerstatus.incident;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.controllerstatus.light.Light;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/** What holds of every story, however clocks are set and processes killed in it. */
class IncidentPropertiesTest {
  @Provide
  Arbitrary<String> stories() {
    Arbitrary<String> weather =
        Arbitraries.of("g", "g", "r", "y", "l", "x", "s", "i", "rr", "gggggggg", "yyyyyyy")
            .list()
            .ofMaxSize(80)
            .map(parts -> String.join("", parts));
    Arbitrary<String> mishap = Arbitraries.of("", "", "<", ">", "|");
    return weather.flatMap(
        letters -> mishap.list().ofSize(8).map(mishaps -> mixed(letters, mishaps)));
  }

  private static String mixed(String letters, List<String> mishaps) {
    int piece = letters.length() / mishaps.size() + 1;
    StringBuilder story = new StringBuilder();
    for (int i = 0; i < mishaps.size(); i++) {
      int from = Math.min(i * piece, letters.length());
      story.append(letters, from, Math.min(from + piece, letters.length())).append(mishaps.get(i));
    }
    return story.toString();
  }

  @Provide
  Arbitrary<String> intervals() {
    return Arbitraries.of("PT1S", "PT10S", "PT1M", "PT30M");
  }

  @Property(tries = 100)
  void never_are_two_open_at_a_time(
      @ForAll("intervals") String every, @ForAll("stories") String letters) {
    Story story = Story.every(every);
    for (String letter : letters.split("")) {
      story.tell(letter);
      assertTrue(story.all().stream().filter(Incident::isOpen).count() <= 1, letters);
      assertEquals(
          story.all().stream().filter(Incident::isOpen).toList(), story.incidents.open(), letters);
    }
  }

  @Property(tries = 300)
  void times_run_forward_and_ids_are_unique(
      @ForAll("intervals") String every, @ForAll("stories") String letters) {
    List<Incident> all = Story.every(every).tell(letters).all();
    for (Incident incident : all) {
      Extent extent = incident.extent();
      assertFalse(extent.severitySince().isBefore(extent.since()), letters);
      Instant until = extent.until();
      assertTrue(until == null || !until.isBefore(extent.since()), letters);
      assertTrue(extent.worst().compareTo(extent.severity()) >= 0, letters);
    }
    assertEquals(all.size(), all.stream().map(Incident::id).distinct().count(), letters);
  }

  @Property(tries = 300)
  void a_timeline_begins_with_trouble_and_goes_on_in_the_order_of_the_samples(
      @ForAll("intervals") String every, @ForAll("stories") String letters) {
    for (Incident incident : Story.every(every).tell(letters).all()) {
      List<Transition> transitions = incident.timeline().transitions();
      assertEquals(incident.since(), transitions.getFirst().at(), letters);
      assertFalse(transitions.getFirst().light() == Light.GREEN, letters);
      assertTrue(transitions.size() <= Timeline.MOST, letters);
      List<Long> ids = transitions.stream().map(Transition::sample).toList();
      assertEquals(ids.stream().sorted().distinct().toList(), ids, letters);
      boolean isClosedOnGood = transitions.getLast().light() == Light.GREEN;
      assertTrue(incident.isOpen() || isClosedOnGood, letters);
    }
  }

  @Property(tries = 300)
  void a_blip_opens_nothing(@ForAll("intervals") String every, @ForAll("blips") String blip) {
    String story = "g".repeat(12) + blip + "g".repeat(12);
    assertEquals(List.of(), Story.every(every).tell(story).all());
  }

  @Provide
  Arbitrary<String> blips() {
    return Arbitraries.of("r", "x", "y", "l", "yr", "ry", "rsi", "srs", "r<", "y>", "|r|");
  }

  @Property(tries = 300)
  void what_says_nothing_changes_nothing(
      @ForAll("intervals") String every, @ForAll("stories") String letters) {
    Story story = Story.every(every).tell(letters);
    List<Incident> before = story.all();
    story.tell("si".repeat(100)).tell("|").tell("si#is");
    assertEquals(before, story.all());
  }

  @Property(tries = 300)
  void a_restart_at_any_moment_changes_nothing(
      @ForAll("intervals") String every,
      @ForAll("stories") String letters,
      @ForAll @Size(max = 8) Set<@IntRange(max = 15) Integer> moments) {
    StringBuilder restarted = new StringBuilder();
    for (int i = 0; i < letters.length(); i++) {
      restarted.append(letters.charAt(i));
      if (moments.contains(i % 16)) {
        restarted.append('#');
      }
    }
    List<Incident> calmly = Story.every(every).tell(letters).all();
    List<Incident> wildly = Story.every(every).tell(restarted + "#s").all();
    assertEquals(calmly, wildly, restarted.toString());
  }

  @Property(tries = 300)
  void whoever_listens_has_heard_of_the_latest(
      @ForAll("intervals") String every, @ForAll("stories") String letters) {
    Story story = Story.every(every).tell(letters);
    for (Incident incident : story.all()) {
      Incident heard =
          story.told.stream()
              .filter(told -> told.id().equals(incident.id()))
              .reduce((_, later) -> later)
              .orElseThrow();
      assertEquals(incident.extent(), heard.extent(), letters);
      assertEquals(incident.timeline(), heard.timeline(), letters);
    }
  }
}
