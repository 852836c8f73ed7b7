package dev.controllerstatus.setup;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.controllerstatus.command.Answer;
import dev.controllerstatus.hotspot.Networks;
import dev.controllerstatus.hotspot.UplinkAttempt.Failure;
import dev.controllerstatus.portal.Phone;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The code of the label, in the box's own Wi-Fi. */
class CodeTest {
  private static final String CABLE = "kind=cable&network=eth0&addressing=dhcp";
  private static final List<String> PAGES = List.of("setup", "setup/wifi", "setup/cable");
  @TempDir private static Path temp;
  private static SetupBox box;
  private final Phone phone = box.enter();
  private final Phone other = box.enter();

  @BeforeAll
  static void start() throws Exception {
    box = new SetupBox(temp, "", new Networks(List.of(), Instant.now()));
  }

  @AfterAll
  static void stop() {
    box.close();
  }

  private static Answer get(Phone phone, String path, String... headers) throws Exception {
    return phone.get(Phone.PORTAL + path, headers);
  }

  @Test
  void without_it_every_page_and_form_leads_to_the_question_for_it() throws Exception {
    for (String page : PAGES) {
      Answer answer = get(phone, page);
      assertEquals(303, answer.status(), page);
      assertEquals("/setup/code?next=%2F" + page.replace("/", "%2F"), answer.header("location"));
    }
    for (String form : List.of("setup/cable", "setup/wifi", "setup/look")) {
      Answer answer = phone.fill(form, CABLE);
      assertEquals(
          "303 /setup/code?next=%2Fsetup", answer.status() + " " + answer.header("location"));
    }
  }

  @Test
  void with_it_the_pages_open_for_this_device_and_no_other() throws Exception {
    Answer answer = phone.fill("setup/code", "next=/setup/cable&code=" + box.code());
    assertEquals("303 /setup/cable", answer.status() + " " + answer.header("location"));
    String cookie = answer.cookie("setup");
    for (String part : List.of("HttpOnly", "SameSite=Strict", "Path=/setup", "Max-Age=900")) {
      assertTrue(cookie.toLowerCase(Locale.ROOT).contains(part.toLowerCase(Locale.ROOT)), cookie);
    }
    String pass = "Cookie: setup=" + cookie.split(";", 2)[0];
    for (String page : PAGES) {
      assertEquals(200, get(phone, page, pass).status(), page);
      assertEquals(303, get(other, page, pass).status(), page);
    }
  }

  @Test
  void it_opens_nothing_else() throws Exception {
    String pass = box.letIn(phone);
    for (String path : List.of("api/setup", "api/settings", "api/status", "login", "app/")) {
      assertEquals(404, get(phone, path, pass).status(), path);
    }
    assertEquals(401, box.running().ask("GET /setup", pass).status());
    assertEquals(401, box.running().ask("GET /api/setup", pass).status());
  }

  @Test
  void who_guesses_is_held_down_and_told_how_long() throws Exception {
    Answer wrong = phone.fill("setup/code", "next=/setup&code=aaaaa-aaaaa");
    assertEquals(401, wrong.status());
    assertTrue(wrong.body().contains("This is not the code of this box."), wrong::body);
    assertEquals("", wrong.cookie("setup"));
    Answer wait = phone.fill("setup/code", "next=/setup&code=" + box.code());
    assertEquals("429 1", wait.status() + " " + wait.header("retry-after"));
    assertTrue(wait.body().contains("Try again in 1 s."), wait::body);
    assertEquals(303, other.fill("setup/code", "next=/setup&code=" + box.code()).status());
  }

  @Test
  void it_leads_to_no_other_site() throws Exception {
    for (String next : List.of("//evil.example", "https://evil.example/setup", "/setup\\evil")) {
      Answer answer = phone.fill("setup/code", "next=" + next + "&code=" + box.code());
      assertEquals("/setup", answer.header("location"), next);
    }
  }

  @Test
  void no_page_of_another_site_sends_a_form() throws Exception {
    String pass = box.letIn(phone);
    Answer answer =
        phone.ask(
            "POST",
            Phone.PORTAL + "setup/cable",
            pass,
            "Origin: http://evil.example",
            "Content-Type: " + SetupBox.FORM,
            "Content-Length: 0");
    assertEquals(403, answer.status());
  }

  @Test
  void from_the_site_there_are_no_such_pages_without_encryption() throws Exception {
    for (String page : List.of("/setup", "/setup/code", "/setup/wifi", "/setup/result")) {
      Answer answer = box.running().askPlain("localhost", "GET " + page);
      assertEquals(302, answer.status(), page);
      assertTrue(answer.header("location").matches("https://localhost:\\d+/"), answer::head);
    }
    Answer answer = new Phone(box.running(), "127.0.1.11").get(Phone.PORTAL + "setup/code");
    assertTrue(answer.header("location").startsWith("https://"), answer::head);
  }

  @Test
  void over_the_port_with_encryption_there_is_the_login_instead() throws Exception {
    Answer form = box.running().ask("GET /setup", "Sec-Fetch-Mode: navigate");
    assertEquals("303 /login?next=%2Fsetup", form.status() + " " + form.header("location"));
    assertEquals("/setup", box.running().ask("GET /setup/code").header("location"));
  }

  @Test
  void a_change_that_was_kept_spends_it_and_one_that_was_not_does_not() throws Exception {
    String code = box.code();
    String pass = box.letIn(phone);
    assertEquals(303, phone.fill("setup/cable", CABLE, pass).status());
    box.end(Optional.of(Failure.NO_LINK));
    assertEquals(code, box.code());
    assertEquals(303, phone.fill("setup/cable", CABLE, pass).status());
    box.end(Optional.empty());
    SetupBox.await("the end of the pass", () -> !isOpen(pass));
    assertNotEquals(code, box.code());
    assertEquals(401, phone.fill("setup/code", "next=/setup&code=" + code).status());
  }

  private boolean isOpen(String pass) {
    try {
      return phone.get(Phone.PORTAL + "setup", pass).status() == 200;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void a_change_by_password_leaves_it() throws Exception {
    String code = box.code();
    assertEquals(303, box.fill("/setup/cable", CABLE).status());
    box.end(Optional.empty());
    assertEquals(code, box.code());
  }
}
