package dev.controllerstatus.incident;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The rules by example; {@code Story} says what the letters mean. */
class RulesTest {
  private static String told(Story story) {
    return story.all().stream()
        .map(i -> i.extent().worst().word() + (i.isOpen() ? "" : ", closed"))
        .collect(Collectors.joining("; "));
  }

  @ParameterizedTest
  @CsvSource({
    // One blip opens nothing, and neither do blips far from each other.
    "gggrggg, ''",
    "r, ''",
    "gggyggggg, ''",
    "rggrggrggrggrgg, ''",
    // Two in a row, three of five.
    "ggrr, down",
    "ggxr, down",
    "ggrgrgr, down",
    "ggrggrgr, ''",
    // A login that is refused is no outage.
    "llll, ''",
    "lllllll, impaired",
    "lylylyl, impaired",
    "ygyygyygyyg, impaired",
    "ygygygygygygyg, ''",
    "yyyyyy, ''",
    "yyyyryy, impaired",
    // Closed after a minute with five good attempts, and not sooner.
    "rrgggggg, down",
    "rrggggggg, 'down, closed'",
    "rrgggggrggggg, down",
    "yyyyyyyggggggg, 'impaired, closed'",
    "rrgggggyggggg, 'down, closed'",
    "rrgggyygyyggggggg, 'down, closed'",
    "rrggyyygyygyygyyggg, down",
    // What says nothing neither opens nor closes, and is no interruption either.
    "gggsssiiis, ''",
    "rsir, down",
    "rrsssssssssssss, down",
    "rrgsgsgsgsgsgsg, 'down, closed'"
  })
  void every_ten_seconds(String story, String expected) {
    assertEquals(expected, told(Story.every("PT10S").tell(story)));
  }

  @ParameterizedTest
  @CsvSource({
    "grr, down",
    "gyyy, impaired",
    "gyy, ''",
    "rrg, down",
    "rrgg, 'down, closed'",
    "rrgggrrgggggrr, 'down, closed; down, closed; down'"
  })
  void every_half_hour_it_does_not_need_hours(String story, String expected) {
    assertEquals(expected, told(Story.every("PT30M").tell(story)));
  }

  @ParameterizedTest
  @CsvSource({"rr, down", "yyyyyyyyyy, ''", "rrgggggggggg, down"})
  void every_second_a_minute_is_still_a_minute(String story, String expected) {
    assertEquals(expected, told(Story.every("PT1S").tell(story)));
    assertEquals(
        "down, closed", told(Story.every("PT1S").tell("rr" + "g".repeat(61))), "a quiet minute");
    assertEquals("impaired", told(Story.every("PT1S").tell("g" + "yyg".repeat(25))));
  }

  @Test
  void it_begins_with_the_first_attempt_that_shows_it_and_ends_with_the_first_good_one() {
    Story story = Story.every("PT10S").tell("ggrgrrgyrggggggggg");
    assertEquals(story.at(2), story.only().since());
    assertEquals(story.at(9), story.only().until());
  }

  @Test
  void it_worsens_and_betters_within_one_incident() {
    Story story = Story.every("PT10S").tell("yyyyyyyyy");
    assertEquals(Severity.IMPAIRED, story.only().extent().severity());
    story.tell("rr");
    assertEquals(Severity.DOWN, story.only().extent().severity());
    assertEquals(story.at(9), story.only().extent().severitySince());
    story.tell("yyyyyyy");
    assertEquals(Severity.IMPAIRED, story.only().extent().severity());
    assertEquals(story.at(11), story.only().extent().severitySince());
    assertEquals(Severity.DOWN, story.only().extent().worst());
    assertEquals(story.at(0), story.only().since());
    story.tell("ggggggg");
    assertEquals(story.at(18), story.only().until());
  }

  @Test
  void a_service_that_flaps_makes_few_incidents() {
    assertEquals(2, Story.every("PT10S").tell("rrgggggggg".repeat(500)).all().size());
    String threeMinutes = "rr" + "g".repeat(18);
    assertEquals(3, Story.every("PT10S").tell(threeMinutes.repeat(200)).all().size());
    String tenMinutes = "rr" + "g".repeat(60);
    assertEquals(5, Story.every("PT10S").tell(tenMinutes.repeat(100)).all().size());
  }

  @Test
  void after_a_long_calm_a_minute_of_quiet_is_enough_again() {
    Story story = Story.every("PT10S").tell("rrgggggggg".repeat(500));
    story.tell("g".repeat(400)).tell("rr").tell("ggggggg");
    assertEquals(List.of(), story.incidents.open());
    assertEquals(3, story.all().size());
  }

  @ParameterizedTest
  @CsvSource({
    "rr<ggggggg, 'down, closed'",
    "rr>ggggggg, 'down, closed'",
    // Set while it lasts: it neither ends nor begins again.
    "rrg<g>gg, down",
    "rr<rrr>rrr<<<r, down",
    "rrgg>g>g>g>g, down",
    // What was before does not open anything together with what came after.
    "r<r, ''",
    "r>r, ''",
    "r|r, ''",
    "yyyyyy|y, ''",
    "r|rr, down",
    // A stop is no evidence, neither way.
    "rr|||, down",
    "rr|r, down",
    "rrgggg|g, down",
    "rrgggg|ggg, 'down, closed'"
  })
  void clocks_that_are_set_and_stops_are_no_evidence(String story, String expected) {
    assertEquals(expected, told(Story.every("PT10S").tell(story)));
  }

  @Test
  void an_incident_never_ends_before_it_begins() {
    Story story = Story.every("PT10S").tell("ggrr<ggggggg");
    assertEquals(story.at(2), story.only().since());
    assertEquals(story.at(2), story.only().until());
  }
}
