package dev.controllerstatus.portal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.controllerstatus.hotspot.HotspotLab;
import dev.controllerstatus.hotspot.HotspotLab.Ran;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/**
 * Two phones at once in the running product's own Wi-Fi, judged by others: one has a NetworkManager
 * of its own that checks for internet, the other a browser.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class OwnWifiLabTest {
  private static final String PROBE = "http://connectivitycheck.gstatic.com/generate_204";
  private static final int MISSING = 69;
  @TempDir private static Path folder;
  private static HotspotLab lab;

  @BeforeAll
  static void join() throws Exception {
    lab = new HotspotLab(folder);
    lab.startHotspot();
    lab.joinByManager();
    lab.join("second");
  }

  @AfterAll
  static void down() throws Exception {
    if (lab != null) {
      lab.close();
    }
  }

  private static void press(String phone, String form) throws Exception {
    String url = "http://10.42.0.1/portal/" + form;
    Ran ran = lab.in(phone, curl("-H", "Origin: http://10.42.0.1", "--data", "", url));
    assertEquals("303", ran.said());
  }

  private static String answer(String phone) throws Exception {
    return lab.in(phone, curl(PROBE)).said();
  }

  private static String[] curl(String... arguments) {
    String[] usual = {"curl", "-s", "-m", "20", "-o", "/dev/null", "-w", "%{http_code}"};
    String[] all = new String[usual.length + arguments.length];
    System.arraycopy(usual, 0, all, 0, usual.length);
    System.arraycopy(arguments, 0, all, usual.length, arguments.length);
    return all;
  }

  /** It may still be at its first look. */
  private static void awaitConnectivity(String wanted) throws Exception {
    lab.await(wanted, Duration.ofMinutes(1), () -> wanted.equals(connectivity()));
  }

  private static String connectivity() {
    try {
      return lab.connectivity();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  @Order(1)
  void a_system_that_nobody_of_us_wrote_finds_a_portal() throws Exception {
    awaitConnectivity("portal");
    assertEquals("302", answer("phone"));
  }

  @Test
  @Order(2)
  void when_the_wifi_is_kept_the_system_believes_in_internet_and_the_other_phone_does_not()
      throws Exception {
    press("phone", "keep");
    awaitConnectivity("full");
    assertEquals("204", answer("phone"));
    assertEquals("302", answer("second"));
  }

  @Test
  @Order(3)
  void a_browser_gets_the_lights_from_a_check_keeps_the_wifi_and_gives_it_up() throws Exception {
    String script = Path.of("pwa/e2e/own-wifi.mjs").toAbsolutePath().toString();
    Ran ran = lab.in("second", Path.of("pwa/build").toAbsolutePath().toString(), script);
    assumeTrue(ran.code() != MISSING, ran.said());
    assertEquals(0, ran.code(), ran.said());
  }

  @Test
  @Order(4)
  void who_gives_it_up_gets_the_internet_back_and_the_other_one_keeps_it() throws Exception {
    press("second", "keep");
    press("phone", "finish");
    awaitConnectivity("portal");
    assertEquals("302", answer("phone"));
    assertEquals("204", answer("second"));
  }
}
