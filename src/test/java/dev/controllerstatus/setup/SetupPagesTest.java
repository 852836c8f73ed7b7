package dev.controllerstatus.setup;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.controllerstatus.command.Answer;
import dev.controllerstatus.hotspot.Networks;
import dev.controllerstatus.hotspot.Ssid;
import dev.controllerstatus.hotspot.UplinkAttempt.Failure;
import dev.controllerstatus.hotspot.WifiNetwork;
import dev.controllerstatus.hotspot.WifiNetwork.Protection;
import dev.controllerstatus.portal.Phone;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The pages of the setup among three hundred networks, some of them with names of the worst kind.
 */
class SetupPagesTest {
  private static final int MOST_BYTES = 20_000;
  private static final byte[] NO_TEXT = new byte[32];
  private static final String TARGETS =
      """
      https:
        backend: { name: Backend, url: "http://127.0.0.1:1/", proxy: "http://user:hush-hush@proxy.site:3128", every: 1h, timeout: 1s }
      """;

  @TempDir private static Path temp;
  private static SetupBox box;
  private static String pass;

  @BeforeAll
  static void start() throws Exception {
    Arrays.fill(NO_TEXT, (byte) 0xfe);
    box = new SetupBox(temp, TARGETS, new Networks(networks(), Instant.now()));
    pass = box.letIn(box.phone);
  }

  @AfterAll
  static void stop() {
    box.close();
  }

  private static List<WifiNetwork> networks() {
    List<WifiNetwork> seen = new ArrayList<>();
    seen.add(network(Ssid.of("Café \"🔌\" & more"), 95, Protection.WPA2_WPA3));
    seen.add(network(Ssid.of("<script>alert(1)</script>"), 90, Protection.OPEN));
    seen.add(network(Ssid.of(NO_TEXT), 85, Protection.WPA2));
    seen.add(network(Ssid.of("Office"), 80, Protection.ENTERPRISE));
    seen.add(network(Ssid.of("Old"), 79, Protection.OUTDATED));
    for (int i = seen.size(); i < 300; i++) {
      // The longest names, none of which is text.
      byte[] name = ByteBuffer.allocate(32).putInt(28, i).put(0, (byte) 0xff).array();
      seen.add(network(Ssid.of(name), 78 - i / 4, Protection.WPA2));
    }
    return seen;
  }

  private static WifiNetwork network(Ssid ssid, int signal, Protection protection) {
    return new WifiNetwork(ssid, signal, 2412, protection, signal > 92);
  }

  private static String plain(String path, String... headers) throws Exception {
    String[] all = Arrays.copyOf(headers, headers.length + 1);
    all[headers.length] = pass;
    Answer answer = box.phone.get(Phone.PORTAL + path, all);
    assertEquals(200, answer.status(), path);
    return answer.body();
  }

  private static void has(String part, String page) {
    assertTrue(page.contains(part), () -> part + " is missing in " + page);
  }

  private static void hasNot(String part, String page) {
    assertFalse(page.contains(part), () -> part + " is in " + page);
  }

  @ParameterizedTest
  @CsvSource({
    "en, setup",
    "de, setup",
    "en, setup/wifi",
    "de, setup/wifi?protection=peap",
    "de, setup/wifi?protection=tls",
    "en, setup/cable",
    "de, setup/cable?protection=tls",
    "en, setup/site",
    "de, setup/site",
    "de, setup/result?of=site",
    "en, setup/result",
    "de, setup/result"
  })
  void a_page_is_small_whole_and_loads_nothing_from_elsewhere(String language, String path)
      throws Exception {
    String page = plain(path, "Accept-Language: " + language);
    assertTrue(page.getBytes(UTF_8).length < MOST_BYTES, () -> page.length() + "");
    assertFalse(page.matches("(?s).*(<script|<style| style=| on[a-z]+=|@import).*"), page);
    assertFalse(page.matches("(?s).* (src|action)=\"[^\"]*:.*"), page);
    assertFalse(page.matches("(?s).*>[^<]*(setup|portal)\\.[a-z].*"), page);
    has("<html lang=\"" + language + "\">", page);
  }

  @Test
  void of_three_hundred_networks_the_strongest_come_first_and_all_can_be_had() throws Exception {
    String first = plain("setup");
    assertEquals(20, first.split("<bdi>", -1).length - 1);
    has("Show all 300", first);
    assertEquals(300, plain("setup?all=true").split("<bdi>", -1).length - 1);
  }

  @Test
  void a_name_is_shown_as_it_is_and_cannot_become_markup() throws Exception {
    String page = plain("setup");
    has("<bdi>Café \"🔌\" &amp; more</bdi>", page);
    has("&lt;script&gt;alert(1)&lt;/script&gt;", page);
    has("/setup/wifi?ssid=" + "fe".repeat(32), page);
    has("key, WPA2 or WPA3 · joined before", page);
    has("strong</small>", page);
    has("Join ‘" + "\\xfe".repeat(32) + "’", plain("setup/wifi?ssid=" + "fe".repeat(32)));
  }

  @Test
  void a_form_asks_for_what_its_network_needs() throws Exception {
    String key = plain("setup/wifi?ssid=" + "fe".repeat(32));
    has("name=\"key\"", key);
    hasNot("name=\"identity\"", key);
    hasNot("class=\"ways\"", key);
    String office = plain("setup/wifi?ssid=" + Ssid.of("Office").hex());
    has("name=\"identity\"", office);
    has("name=\"password\" type=\"password\"", office);
    has("&amp;protection=tls\"", office);
    String open = plain("setup/wifi?ssid=" + Ssid.of("<script>alert(1)</script>").hex());
    has("everybody near can listen", open);
    hasNot("name=\"key\"", open);
    String old = plain("setup/wifi?ssid=" + Ssid.of("Old").hex());
    has("does not join it", old);
    hasNot("<form", old);
    has("name=\"hidden\"", plain("setup/wifi"));
    has("<option value=\"eth1\">", plain("setup/cable"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "zz",
        "ff0",
        "%22%3E%3Cscript%3E",
        "00112233445566778899aabbccddeeff00112233445566778899aabbccddeeff00"
      })
  void a_name_that_is_none_gets_the_form_for_another_network(String ssid) throws Exception {
    has("<h1>Another Wi-Fi network</h1>", plain("setup/wifi?ssid=" + ssid));
  }

  @Test
  void mistakes_stand_at_their_fields_and_what_was_typed_stays_but_secrets() throws Exception {
    String fields =
        "kind=wifi&protection=peap&ssid=Caf%C3%A9+%22x%22&hidden=true&identity=guest&password=hush"
            + "&authority=none&addressing=fixed&address=192.168.1.300&prefix=24&gateway=";
    Answer answer = box.phone.fill("setup/wifi", fields, pass);
    assertEquals(422, answer.status());
    String page = answer.body();
    has("role=\"alert\">Nothing was tried.", page);
    has("value=\"Café &#34;x&#34;\"", page);
    has("name=\"hidden\" value=\"true\" checked", page);
    has("value=\"guest\"", page);
    has("value=\"192.168.1.300\"", page);
    has("id=\"address-says\">Type four numbers with dots", page);
    has("id=\"gateway-says\">Type four numbers with dots", page);
    has("id=\"authority-says\">This is no certificate.", page);
    has("id=\"password-says\">For your safety it was not kept", page);
    hasNot("hush", page);
    assertEquals(1, page.split(" autofocus", -1).length - 1, page);
  }

  @Test
  void a_field_that_comes_twice_breaks_nothing() throws Exception {
    Answer answer = box.phone.fill("setup/wifi", "kind=wifi&ssid=a&ssid=b&key=1&key=2", pass);
    assertTrue(answer.status() == 400 || answer.status() == 422, answer::head);
  }

  @Test
  void a_proxy_and_what_is_set_elsewhere_are_told_without_its_password() throws Exception {
    String page = plain("setup");
    has("A proxy is set for: Backend.", page);
    has("href=\"https://127.0.0.2:" + box.running().httpsPort() + "/app/\"", page);
    hasNot("hush", page);
    has("href=\"/app/\"", box.page("/setup").body());
  }

  @Test
  void only_in_the_own_wifi_it_warns_that_the_phone_will_lose_it() throws Exception {
    has("Your phone will lose this Wi-Fi for about a minute", plain("setup/wifi"));
    has("protected by the encryption of this Wi-Fi", plain("setup/wifi"));
    hasNot("lose this Wi-Fi", plain("setup/cable"));
    hasNot("lose this Wi-Fi", box.page("/setup/wifi").body());
    hasNot("encryption of this Wi-Fi", box.page("/setup/wifi").body());
  }

  @Test
  void looking_again_is_told_and_shown_by_itself() throws Exception {
    Answer answer = box.phone.fill("setup/look", "", pass);
    assertEquals("/setup?looking=true", answer.header("location"));
    has("http-equiv=\"refresh\" content=\"15;url=/setup\"", plain("setup?looking=true"));
  }

  @Test
  void a_change_is_followed_to_its_end_which_everybody_is_told() throws Exception {
    Answer answer = box.fill("/setup/wifi", "kind=wifi&ssid=Cellar&key=correct+horse");
    assertEquals("303 /setup/result", answer.status() + " " + answer.header("location"));
    String trying = box.other.get(Phone.PORTAL + "setup/result").body();
    has("The change to ‘Cellar’ is being tried.", trying);
    has("http-equiv=\"refresh\" content=\"5\"", trying);
    assertEquals(409, box.fill("/setup/cable", "kind=cable&network=eth0").status());
    box.end(Optional.of(Failure.NOT_ADMITTED));
    String line = "The change to ‘Cellar’ did not work: the key, the password";
    String result = box.other.get(Phone.PORTAL + "setup/result").body();
    has(line, result);
    has("Type it once more", result);
    hasNot("http-equiv=\"refresh\"", result);
    has(line, plain("setup"));
    has(line, box.other.get(Phone.PORTAL).body());
    has(line, box.page("/").body());
    has("„Cellar“ hat nicht geklappt", box.other.get(Phone.PORTAL, "Accept-Language: de").body());
    assertEquals(303, box.fill("/setup/cable", "kind=cable&network=eth1").status());
    box.end(Optional.empty());
    String kept = box.page("/setup/result").body();
    has("The change to ‘eth1’ works and is kept.", kept);
    has("asked over the new way", kept);
    has("<span>Backend</span><small>", kept);
  }
}
