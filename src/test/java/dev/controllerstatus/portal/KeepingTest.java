package dev.controllerstatus.portal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.controllerstatus.command.Answer;
import dev.controllerstatus.command.RunningBox;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Keeping the Wi-Fi and giving it back, on the whole product. */
class KeepingTest {
  private static final String FIRST = "02:00:00:00:00:01";
  private static final String SECOND = "02:00:00:00:00:02";
  private static final List<String> URLS =
      List.of(
          "http://connectivitycheck.gstatic.com/generate_204",
          "http://www.google.com/gen_204",
          "http://play.googleapis.com/generate_204",
          "http://www.msftconnecttest.com/connecttest.txt",
          "http://detectportal.firefox.com/canonical.html",
          "http://detectportal.firefox.com/success.txt",
          "http://nmcheck.gnome.org/check_network_status.txt");
  @TempDir private Path temp;
  private final Instant later = Instant.now().plusSeconds(3600);
  private final Room room = new Room();
  private RunningBox box;
  private Phone first;
  private Phone second;

  @BeforeEach
  void start() throws Exception {
    box = new RunningBox(temp, "", room);
    first = room.enter(box, FIRST, "127.0.0.11", later);
    second = room.enter(box, SECOND, "127.0.0.12", later);
  }

  @AfterEach
  void stop() {
    box.close();
  }

  @Test
  void all_checks_of_this_one_flip_before_the_answer_and_back_at_the_end() throws Exception {
    Answer kept = first.press("keep");
    assertEquals("303 /done#keep", kept.status() + " " + kept.header("location"));
    for (String url : URLS) {
      assertTrue(first.get(url).status() < 300, url);
      assertEquals(302, second.get(url).status(), url);
    }
    assertEquals(303, first.press("finish").status());
    for (String url : URLS) {
      assertEquals(302, first.get(url).status(), url);
    }
  }

  @Test
  void it_follows_the_device_and_not_the_address() throws Exception {
    first.press("keep");
    Phone moved = room.enter(box, FIRST, "127.0.0.13", later);
    assertTrue(moved.isOnline());
    Phone successor = room.enter(box, SECOND, "127.0.0.11", later);
    assertFalse(successor.isOnline());
  }

  @Test
  void it_survives_a_restart() throws Exception {
    first.press("keep");
    assertTrue(Files.readString(temp.resolve("data/guests")).startsWith(FIRST + " 127.0.0.11 "));
    box.close();
    box = new RunningBox(temp, "", room);
    assertTrue(new Phone(box, "127.0.0.11").isOnline());
    assertFalse(new Phone(box, "127.0.0.12").isOnline());
    room.leave("127.0.0.11");
    assertTrue(new Phone(box, "127.0.0.11").isOnline(), "also before its lease is known again");
  }

  @Test
  void the_page_tells_the_next_step_only_to_whoever_keeps_it() throws Exception {
    first.press("keep");
    assertTrue(first.get(Phone.PORTAL + "done").body().contains("action=\"/portal/finish\""));
    String page = second.get(Phone.PORTAL).body();
    assertTrue(page.contains("action=\"/portal/keep\""), page);
    assertFalse(page.contains("/portal/finish"), page);
  }

  @Test
  void no_page_of_another_site_presses_a_button() throws Exception {
    for (String origin : List.of("http://evil.example", "https://127.0.0.2", "null")) {
      Answer answer =
          first.ask(
              "POST",
              Phone.PORTAL + "portal/keep",
              "Origin: " + origin,
              "Content-Type: application/x-www-form-urlencoded",
              "Content-Length: 0");
      assertEquals(403, answer.status(), origin);
    }
    assertFalse(first.isOnline());
  }
}
