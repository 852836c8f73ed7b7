package dev.controllerstatus.portal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.controllerstatus.command.Answer;
import dev.controllerstatus.command.RunningBox;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every check that a system makes, before and after its owner keeps the Wi-Fi. */
class ConnectivityChecksTest {
  private static final String TO_PORTAL =
      "<!doctype html><meta http-equiv=\"refresh\" content=\"0;url=http://127.0.0.2/\">"
          + "<a href=\"http://127.0.0.2/\">Open</a>";
  private static final Room ROOM = new Room();
  @TempDir private static Path temp;
  private static RunningBox box;
  private static Phone newcomer;
  private static Phone guest;

  @BeforeAll
  static void start() throws Exception {
    box = new RunningBox(temp, "", ROOM);
    Instant later = Instant.now().plusSeconds(3600);
    newcomer = ROOM.enter(box, "02:00:00:00:00:01", "127.0.0.11", later);
    guest = ROOM.enter(box, "02:00:00:00:00:02", "127.0.0.12", later);
    guest.press("keep");
  }

  @AfterAll
  static void stop() {
    box.close();
  }

  @ParameterizedTest
  @CsvFileSource(resources = "/portal-vectors.txt", delimiter = '|', quoteCharacter = '`')
  void before(String row, String agent, String url) throws Exception {
    leadsToThePortal(newcomer.get(url, "User-Agent: " + agent));
    Answer head = newcomer.ask("HEAD", url, "User-Agent: " + agent);
    assertEquals("302 ", head.status() + " " + head.body(), row);
  }

  private static void leadsToThePortal(Answer answer) {
    assertEquals(302, answer.status(), answer::head);
    assertEquals(Phone.PORTAL, answer.header("location"));
    assertEquals("text/html; charset=utf-8", answer.header("content-type"));
    assertEquals("no-store", answer.header("cache-control"));
    assertEquals("close", answer.header("connection"));
    assertEquals(TO_PORTAL, answer.body());
    remembersNothing(answer);
  }

  private static void remembersNothing(Answer answer) {
    assertEquals("", answer.header("set-cookie"), answer::head);
    assertEquals("", answer.header("strict-transport-security"), answer::head);
  }

  @ParameterizedTest
  @CsvFileSource(
      resources = "/portal-vectors.txt",
      delimiter = '|',
      quoteCharacter = '`',
      emptyValue = "",
      nullValues = "null")
  void after(String row, String agent, String url, int status, String type, String body)
      throws Exception {
    Answer answer = guest.get(url, "User-Agent: " + agent);
    assertEquals(status, answer.status(), row);
    assertEquals("no-store", answer.header("cache-control"));
    assertEquals("online", answer.header("x-networkmanager-status"));
    remembersNothing(answer);
    switch (status) {
      case 204 -> isNothing(answer);
      case 302 -> assertEquals(body, answer.header("location"));
      default -> isText(answer, type, body.replace("\\n", "\n"));
    }
    assertEquals("", guest.ask("HEAD", url, "User-Agent: " + agent).body(), row);
  }

  private static void isNothing(Answer answer) {
    assertEquals("", answer.body());
    assertEquals("", answer.header("content-type"));
    assertTrue(answer.header("content-length").matches("0?"), answer::head);
  }

  private static void isText(Answer answer, String type, String body) {
    assertEquals(body, answer.body());
    assertEquals(body.length(), Integer.parseInt(answer.header("content-length")));
    assertTrue(answer.header("content-type").startsWith(type), answer::head);
  }

  @ParameterizedTest
  @ValueSource(strings = {"wifistub.html", "wifiredirect.html"})
  void a_kindle_takes_no_redirect(String file) throws Exception {
    String url = "http://spectrum.s3.amazonaws.com/kindle-wifi/" + file;
    assertEquals("200 " + TO_PORTAL, text(newcomer.get(url)));
    assertTrue(guest.get(url).body().contains("81ce4465-7167-4dcb-835b-dcc9e44c112a"));
  }

  private static String text(Answer answer) {
    return answer.status() + " " + answer.body();
  }

  @ParameterizedTest
  @ValueSource(strings = {"http://example.com/foo", "http://www.apple.com/", "http://192.0.2.1/"})
  void what_a_person_has_typed_leads_to_the_portal_for_ever(String url) throws Exception {
    leadsToThePortal(newcomer.get(url));
    leadsToThePortal(guest.get(url));
  }

  @ParameterizedTest
  @ValueSource(strings = {"POST", "PUT", "DELETE", "OPTIONS"})
  void a_foreign_host_takes_no_changes(String method) throws Exception {
    for (Phone phone : new Phone[] {newcomer, guest}) {
      Answer answer = phone.ask(method, "http://example.com/generate_204", "Content-Length: 0");
      assertEquals("403 ", text(answer));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"connectivitycheck.gstatic.com", "www.google.com", "play.googleapis.com"})
  void hosts_and_methods_may_be_written_in_other_ways(String host) throws Exception {
    String path = host.startsWith("www") ? "/gen_204" : "/generate_204";
    for (String written : new String[] {host.toUpperCase(), host + ".", host + ":80"}) {
      leadsToThePortal(newcomer.send("GET " + path + " HTTP/1.1", written));
      assertEquals(204, guest.send("GET " + path + " HTTP/1.1", written).status(), written);
    }
    assertEquals(302, newcomer.send("GET " + path + " HTTP/1.0", host).status());
    assertEquals(204, guest.send("GET " + path + " HTTP/1.0", host).status());
    assertEquals(204, guest.send("HEAD " + path + " HTTP/1.1", host).status());
  }

  @Test
  void another_port_than_the_usual_one_stays_in_the_address() throws Exception {
    Answer answer = newcomer.get("http://connectivitycheck.gstatic.com:8080/generate_204");
    assertEquals("http://127.0.0.2:8080/", answer.header("location"));
  }

  @ParameterizedTest
  @CsvFileSource(resources = "/portal-vectors.txt", delimiter = '|', quoteCharacter = '`')
  void in_the_network_of_the_site_nothing_of_it_is_answered(String row, String agent, String url)
      throws Exception {
    String host = url.replaceAll("http://([^/]+)/.*", "$1");
    Answer answer = box.askPlain(host, "GET " + url.replaceAll("http://[^/]+", ""));
    assertEquals(302, answer.status(), row);
    assertTrue(answer.header("location").matches("https://(127.0.0.[12]):\\d+/"), answer::head);
  }
}
