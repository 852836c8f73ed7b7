package dev.controllerstatus.setup;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.controllerstatus.access.Role;
import dev.controllerstatus.command.Answer;
import dev.controllerstatus.command.RunningBox;
import dev.controllerstatus.config.Country;
import dev.controllerstatus.hotspot.Networks;
import dev.controllerstatus.portal.Phone;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Name, country, time server and proxy, by whoever sets the box up. */
class SiteTest {
  private static final String PLAIN =
      """
      https:
        backend: { name: Backend, url: "http://127.0.0.1:1/", every: 1h, timeout: 1s }
      """;
  private static final String CLOCK =
      "ntp: { clock: { host: 127.0.0.1, port: 1, every: 1h, timeout: 1s } }";
  private static final String SECRET =
      """
      https:
        backend: { url: "https://box@127.0.0.1:1/", password: hush-hush, every: 1h, timeout: 1s }
      """;
  private static final String MIXED =
      """
      https:
        backend: { url: "http://127.0.0.1:1/", proxy: "http://one:3128", every: 1h, timeout: 1s }
      """;

  @TempDir private Path folder;

  private SetupBox box(String targets) throws Exception {
    return new SetupBox(folder, targets + CLOCK, new Networks(List.of(), Instant.now()));
  }

  private static String fields(String name, String country, String time, String proxy) {
    return "name=%s&country=%s&time=%s&proxy=%s"
        .formatted(coded(name), coded(country), coded(time), coded(proxy));
  }

  private static String coded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  private static void has(String part, String page) {
    assertTrue(page.contains(part), () -> part + " is missing in " + page);
  }

  private static String settings(SetupBox box) throws Exception {
    return box.page("/api/settings").body();
  }

  private List<String> audited() throws Exception {
    try (var lines = Files.lines(folder.resolve("data/audit.jsonl"))) {
      return lines.filter(line -> line.contains("setting-changed")).toList();
    }
  }

  @Test
  void whoever_has_the_code_of_the_label_tells_the_box_where_it_is() throws Exception {
    try (SetupBox box = box(PLAIN)) {
      String pass = box.letIn(box.phone);
      has("href=\"/setup/site\"", box.phone.get(Phone.PORTAL + "setup", pass).body());
      String fields = fields("Depot South", "de", "192.168.1.1", "http://proxy.site:3128");
      Answer saved = box.phone.fill("setup/site", fields, pass);
      assertEquals("303 /setup/result?of=site", saved.status() + " " + saved.header("location"));
      String result = box.phone.get(Phone.PORTAL + "setup/result?of=site", pass).body();
      has("Depot South – The box and its site", result);
      has("Saved. It counts from now on.", result);
      has("<span>Backend</span><small>", result);
      assertEquals("DE", box.running().part(Country.class).current().orElseThrow());
      String page = box.page("/setup/site").body();
      List.of("Depot South", "DE", "192.168.1.1", "http://proxy.site:3128")
          .forEach(value -> has("value=\"" + value + "\"", page));
      assertTrue(
          audited().stream().allMatch(line -> line.contains("\"setup\"")), audited()::toString);
      assertTrue(audited().stream().anyMatch(line -> line.contains("box.country")));
      assertEquals(
          303, box.fill("/setup/site", fields("Depot South", "", "192.168.1.1", "")).status());
      assertTrue(box.running().part(Country.class).current().isEmpty());
      assertFalse(settings(box).contains("proxy.site"));
    }
  }

  @Test
  void who_has_shown_no_code_changes_nothing() throws Exception {
    try (SetupBox box = box(PLAIN)) {
      Answer answer = box.phone.fill("setup/site", fields("Mine", "", "here", ""));
      assertEquals(303, answer.status(), answer::head);
      has("/setup/code", answer.header("location"));
      assertFalse(settings(box).contains("Mine"));
    }
  }

  @Test
  void what_is_not_fit_is_marked_and_the_rest_is_saved() throws Exception {
    try (SetupBox box = box(PLAIN)) {
      String fields = fields("Depot South", "Germany", "no host", "ftp://user:hush-hush@proxy:1");
      Answer answer = box.fill("/setup/site", fields);
      assertEquals(422, answer.status());
      String page = answer.body();
      has("role=\"alert\">What is marked was not taken; the rest is saved.", page);
      has("id=\"country-says\">Type the two letters", page);
      has("id=\"time-says\">Type the name or the address", page);
      has("id=\"proxy-says\">Type http://host:port", page);
      has("value=\"Germany\"", page);
      assertFalse(page.contains("hush-hush"), page);
      assertEquals(1, page.split(" autofocus", -1).length - 1, page);
      has("\"value\":\"Depot South\"", settings(box));
    }
  }

  @Test
  void a_password_of_a_proxy_is_kept_and_never_shown() throws Exception {
    try (SetupBox box = box(PLAIN)) {
      String fields = fields("Box", "", "here", "http://user:hush-hush@proxy.site:3128");
      assertEquals(303, box.fill("/setup/site", fields).status());
      String shown = "http://user:***@proxy.site:3128";
      has("value=\"" + shown + "\"", box.page("/setup/site").body());
      assertEquals(303, box.fill("/setup/site", fields("Box", "", "there", shown)).status());
      has("hush-hush", Files.readString(folder.resolve("data/settings.yml")));
    }
  }

  @Test
  void a_service_that_sends_a_password_is_not_led_over_a_proxy_without_it() throws Exception {
    try (SetupBox box = box(SECRET)) {
      Answer answer = box.fill("/setup/site", fields("Box", "", "here", "http://proxy.site:3128"));
      assertEquals(422, answer.status());
      has("gets its proxy in the app", answer.body());
      String backend = box.page("/api/settings/targets/https/backend").body();
      assertFalse(backend.contains("proxy.site"), backend);
    }
  }

  @Test
  void services_with_different_proxies_keep_them_unless_one_is_named() throws Exception {
    try (SetupBox box = box(MIXED)) {
      has("Services have different ones.", box.page("/setup/site").body());
      assertEquals(303, box.fill("/setup/site", fields("Box", "", "here", "")).status());
      has("http://one:3128", settings(box));
      assertEquals(
          303, box.fill("/setup/site", fields("Box", "", "here", "http://two:1")).status());
      assertFalse(settings(box).contains("\"value\":\"http://one:3128\""));
    }
  }

  @Test
  void what_the_environment_sets_is_shown_and_locked() throws Exception {
    Map<String, String> environment = Map.of("CONTROLLER_STATUS_BOX_NAME", "From outside");
    try (RunningBox box = new RunningBox(folder, PLAIN, environment)) {
      String page = box.ask("GET /setup/site", box.as(Role.ADMIN)).body();
      has("An environment variable of the box sets this.", page);
      has("value=\"From outside\"", page);
      Answer answer =
          box.send("POST /setup/site", SetupBox.FORM, "name=Other&country=FR", box.as(Role.ADMIN));
      assertEquals(303, answer.status(), answer::body);
      assertEquals("FR", box.part(Country.class).current().orElseThrow());
    }
  }
}
