package dev.controllerstatus.incident;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.controllerstatus.history.Episode;
import dev.controllerstatus.incident.Remarks.Acknowledgement;
import dev.controllerstatus.incident.Remarks.Note;
import dev.controllerstatus.light.Light;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Who keeps the incidents; {@code Story} says what the letters mean. */
class IncidentsTest {
  private final Story story = Story.every("PT10S");

  private static String timeline(Incident incident) {
    return incident.timeline().transitions().stream()
        .map(t -> t.light().word() + (t.fault() == null ? "" : "/" + t.fault().code()))
        .collect(Collectors.joining(" "));
  }

  @Test
  void an_id_is_the_day_and_a_number_in_it() {
    story.tell("grrggggggg|rr" + "g".repeat(13));
    assertEquals(
        List.of("s-20261120-1", "s-20261120-2"), story.all().stream().map(Incident::id).toList());
    story.tell(">rr#<r");
    assertEquals("s-20261121-1", story.all().getLast().id());
  }

  @Test
  void the_timeline_tells_what_changed_and_which_sample_showed_it() {
    story.tell("grrrxxgrllllllll");
    assertEquals(
        "red/timeout red/no-such-name green red/timeout yellow/login yellow/login",
        timeline(story.only()));
    Transition second = story.only().timeline().transitions().get(1);
    assertEquals(story.at(4), second.at());
    assertEquals(5, second.sample());
    assertEquals(Severity.IMPAIRED, story.only().timeline().latest().severity());
    assertEquals(new Tally(15, 6, 8), story.only().tally());
  }

  @Test
  void the_timeline_of_a_service_that_flaps_stays_bounded() {
    story.tell("rr" + "gr".repeat(500));
    Timeline timeline = story.only().timeline();
    assertEquals(Timeline.MOST, timeline.transitions().size());
    assertEquals(1 + 1000 - Timeline.MOST, timeline.leftOut());
    assertEquals(story.at(0), timeline.transitions().getFirst().at());
    assertEquals(story.at(1001), timeline.latest().at());
  }

  @Test
  void whoever_listens_hears_of_each_change_and_of_nothing_else() {
    story.tell("grrrrrgggggggggg");
    assertEquals(
        List.of("red/timeout", "red/timeout green", "red/timeout green"),
        story.told.stream().map(IncidentsTest::timeline).toList());
    assertEquals(story.at(6), story.told.getLast().until());
  }

  @Test
  void what_people_add_is_kept_over_a_restart_and_after_the_end() {
    story.tell("rr");
    String id = story.only().id();
    Instant then = story.now;
    story.incidents.acknowledge(id, "admin");
    story.tell("r#");
    story.incidents.note(id, "the provider\nknows", "admin");
    story.incidents.acknowledge(id, "somebody later");
    Remarks expected =
        new Remarks(
            new Note("the provider\nknows", "admin", then.plusSeconds(10)),
            new Acknowledgement("admin", then));
    story.tell("ggggggggggg");
    assertEquals(expected, story.only().remarks());
    story.tell("#gg");
    assertEquals(expected, story.only().remarks());
    story.incidents.note(id, " ", "admin");
    assertNull(story.only().remarks().note());
    assertNull(story.incidents.latestClosed().getFirst().remarks().note());
    assertEquals(
        Duration.ofSeconds(30), Duration.between(story.only().since(), story.only().until()));
  }

  @Test
  void a_note_too_long_or_on_nothing_is_refused() {
    story.tell("rr");
    String id = story.only().id();
    story.incidents.note(id, "x".repeat(Note.MOST), "admin");
    assertThrows(
        IllegalArgumentException.class,
        () -> story.incidents.note(id, "x".repeat(Note.MOST + 1), "admin"));
    assertEquals(Optional.empty(), story.incidents.note("s-20261120-9", "x", "admin"));
    assertEquals(Optional.empty(), story.incidents.acknowledge("", "admin"));
  }

  @Test
  void an_open_incident_is_known_at_once_after_a_restart() {
    story.tell("rrr#");
    assertEquals(List.of(story.only()), story.incidents.open());
    assertEquals(story.only(), story.incidents.openOf(Story.ID).orElseThrow());
  }

  @Test
  void samples_that_were_kept_while_the_incident_was_not_written_are_read_again() {
    Episode before = story.tell("rr").episodes.find("s-20261120-1").orElseThrow();
    story.tell("ggggggg");
    assertEquals(List.of(), story.incidents.open());
    story.episodes.put(before); // The power failed before the end was on the disk.
    story.tell("#g");
    assertEquals(story.at(2), story.only().until());
  }

  @Test
  void the_incident_of_a_service_that_nobody_checks_any_more_is_over() {
    story.tell("grrrx");
    story.forget();
    assertEquals(List.of(), story.incidents.open());
    assertEquals(story.at(4), story.only().until());
    assertEquals(Light.GREY, story.only().timeline().latest().light());
  }

  @Test
  void an_episode_that_nobody_can_read_hides_no_other() {
    story.tell("rr");
    for (String body : List.of("", "{", "[]", "null", "{\"target\":\"nonsense\"}")) {
      story.episodes.put(new Episode("s-20261120-" + (7 + body.length()), Story.BEGIN, null, body));
    }
    story.tell("#r");
    assertEquals(1, story.incidents.open().size());
    assertEquals(1, story.incidents.between(Story.BEGIN, story.now).size());
  }

  @Test
  void a_time_is_asked_for_with_all_that_was_open_in_it() {
    story.tell("rrggggggg").tell("g".repeat(500)).tell("rr");
    assertEquals(1, story.incidents.between(Story.BEGIN, story.at(100)).size());
    assertEquals(List.of(), story.incidents.between(story.at(20), story.at(100)));
    List<Incident> both = story.incidents.between(Story.BEGIN, story.now);
    assertEquals(2, both.size());
    assertTrue(both.getFirst().isOpen(), "the later one comes first");
  }

  @Test
  void a_long_incident_is_written_now_and_then_and_not_at_each_attempt() {
    story.tell("rr");
    long first = story.episodes.find("s-20261120-1").orElseThrow().body().hashCode();
    story.tell("r".repeat(50)); // Less than what is read again.
    assertEquals(first, story.episodes.find("s-20261120-1").orElseThrow().body().hashCode());
    story.tell("r".repeat(1000)).tell("#r");
    assertEquals(new Tally(1053, 1053, 0), story.only().tally());
  }
}
