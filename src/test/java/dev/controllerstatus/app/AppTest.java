package dev.controllerstatus.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.controllerstatus.command.Answer;
import dev.controllerstatus.command.RunningBox;
import java.io.IOException;
import java.nio.file.Path;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The app as the running product hands it out, to whoever asks. */
class AppTest {
  @TempDir private static Path temp;
  private static RunningBox box;

  @BeforeAll
  static void start() throws Exception {
    box = new RunningBox(temp, "");
  }

  @AfterAll
  static void stop() {
    box.close();
  }

  static Stream<AppFile> files() throws IOException {
    return StreamSupport.stream(new AppFiles().all().spliterator(), false);
  }

  @ParameterizedTest
  @MethodSource("files")
  void every_file_of_the_list_is_there_in_all_its_forms(AppFile file) throws IOException {
    for (Packing packing : file.isPacked() ? Packing.values() : new Packing[] {Packing.NONE}) {
      Answer answer = box.ask("GET /app/" + file.path(), "Accept-Encoding: " + packing.word());
      assertEquals(200, answer.status());
      assertEquals(file.type(), answer.header("content-type"));
      assertEquals(packing.word(), answer.header("content-encoding"));
      assertEquals("Accept-Encoding", answer.header("vary"));
      assertEquals(file.caching(), answer.header("cache-control"));
    }
  }

  @Test
  void what_may_change_under_its_name_is_asked_for_each_time() throws IOException {
    for (String name : new String[] {"", "index.html", "sw.js", "manifest.webmanifest"}) {
      assertEquals("no-cache", box.ask("GET /app/" + name).header("cache-control"), name);
    }
  }

  @Test
  void scripts_have_names_of_their_own_and_are_kept_for_ever() throws IOException {
    long fixed = files().filter(AppFile::isFixed).filter(f -> f.path().endsWith(".js")).count();
    long scripts = files().filter(f -> f.path().endsWith(".js")).count();
    assertEquals(scripts - 1, fixed, "all but the worker");
    assertTrue(fixed > 0);
  }

  @Test
  void what_a_browser_has_is_not_sent_again() throws IOException {
    String tag = box.ask("GET /app/", "Accept-Encoding: br").header("etag");
    Answer again = box.ask("GET /app/", "Accept-Encoding: br", "If-None-Match: " + tag);
    assertEquals(304, again.status());
    assertEquals("", again.body());
    assertEquals(200, box.ask("GET /app/", "If-None-Match: " + tag).status(), "another packing");
  }

  @Test
  void the_page_has_no_script_and_no_style_of_its_own() throws IOException {
    Answer page = box.ask("GET /app/");
    assertFalse(page.header("content-security-policy").contains("unsafe"));
    assertFalse(page.body().matches("(?s).*<script(?![^>]* src=)[^>]*>.*"), page.body());
    assertFalse(page.body().contains("<style"));
  }

  @Test
  void the_folder_leads_to_the_app() throws IOException {
    Answer answer = box.ask("GET /app");
    assertEquals(307, answer.status());
    assertEquals("/app/", answer.header("location"));
    assertEquals("no-store", answer.header("cache-control"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/app/files.txt",
        "/app/index.html.br",
        "/app/../application.yml",
        "/app/%2e%2e/application.yml",
        "/app//index.html",
        "/app/assets",
        "/app/assets/"
      })
  void nothing_else_is_there(String path) throws IOException {
    assertEquals(404, box.ask("GET " + path).status());
  }
}
