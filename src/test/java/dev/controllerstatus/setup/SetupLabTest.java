package dev.controllerstatus.setup;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.controllerstatus.hotspot.HotspotLab;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Properties;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From the label in the hand to another uplink: the running product, a real NetworkManager. */
class SetupLabTest {
  private static final Duration PATIENCE = Duration.ofMinutes(5);
  private static final String BOX = "http://10.42.0.1";
  @TempDir private Path folder;
  private HotspotLab lab;

  /** What the phone gets: status and body. */
  private String phone(String path, String... more) throws Exception {
    Stream<String> curl =
        Stream.of("curl", "-s", "-m", "20", "-w", " status %{http_code}", "-b", jar(), "-c", jar());
    return lab.in("phone", join(curl, Stream.concat(Arrays.stream(more), Stream.of(BOX + path))))
        .said();
  }

  private String fill(String path, String fields) throws Exception {
    return phone(path, "-H", "Origin: " + BOX, "--data", fields);
  }

  private static String[] join(Stream<String> first, Stream<String> then) {
    return Stream.concat(first, then).toArray(String[]::new);
  }

  private String jar() {
    return folder.resolve("cookies").toString();
  }

  private String code() throws IOException {
    Properties kept = new Properties();
    Path file = lab.data().resolve("first-passwords.properties");
    kept.load(new StringReader(Files.readString(file, UTF_8)));
    return kept.getProperty("setup-code");
  }

  private static String fixed(String address, String gateway) {
    return "kind=cable&network=lan0&addressing=fixed&prefix=24&address=%s&gateway=%s"
        .formatted(address, gateway);
  }

  private boolean isTold(String part) {
    try {
      return phone("/setup/result").contains(part);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private void awaitHotspot() throws Exception {
    lab.await("up", PATIENCE, () -> isTold("status 200"));
  }

  private boolean hasAddress(String address) {
    return lab.says("ip -4 -brief address show dev lan0", address + "/24");
  }

  @Test
  void the_label_leads_to_another_uplink_and_a_mistake_costs_nothing() throws Exception {
    lab = new HotspotLab(folder);
    try (HotspotLab _ = lab) {
      join();
      theCodeIsAskedFor();
      theSiteSeesNothingOfIt();
      whatDoesNotWorkIsTakenBack();
      whoeverStopsInTheMiddleIsToldAfterwards();
      whatWorksIsKeptAndSpendsTheCode();
    }
  }

  private void join() throws Exception {
    lab.startHotspot();
    lab.join("phone");
  }

  private void theCodeIsAskedFor() throws Exception {
    assertTrue(phone("/setup").endsWith("status 303"));
    String wrong = fill("/setup/code", "next=/setup&code=aaaaa-aaaaa");
    assertTrue(wrong.endsWith("status 401"), wrong);
    assertTrue(fill("/setup/code", "next=/setup&code=" + code()).endsWith("status 429"));
    lab.await("a second", PATIENCE, this::isCodeTaken);
    String page = phone("/setup");
    assertTrue(page.contains("href=\"/setup/cable\""), page);
  }

  private boolean isCodeTaken() {
    try {
      return fill("/setup/code", "next=/setup&code=" + code()).endsWith("status 303");
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private void theSiteSeesNothingOfIt() throws Exception {
    for (String path : new String[] {"/setup", "/setup/code", "/setup/result"}) {
      String url = "http://192.168.77.2:8080" + path;
      String said =
          lab.in("site", "curl", "-s", "-o", "/dev/null", "-w", "%{http_code} %{redirect_url}", url)
              .said();
      assertTrue(said.matches("302 https://192\\.168\\.77\\.2:8443/"), said);
    }
  }

  private void whatDoesNotWorkIsTakenBack() throws Exception {
    String said = fill("/setup/cable", fixed("192.168.77.4", "192.168.77.99"));
    assertTrue(said.endsWith("status 303"), said);
    lab.await("the end", PATIENCE, () -> isTold("the gateway does not answer"));
    lab.await("the old way", PATIENCE, () -> hasAddress("192.168.77.2"));
    assertFalse(hasAddress("192.168.77.4"));
    assertTrue(phone("/").contains("The change to ‘lan0’ did not work"));
  }

  private void whoeverStopsInTheMiddleIsToldAfterwards() throws Exception {
    assertTrue(fill("/setup/cable", fixed("192.168.77.5", "192.168.77.99")).endsWith("303"));
    lab.await("the new address", PATIENCE, () -> hasAddress("192.168.77.5"));
    lab.killProduct();
    lab.startProduct();
    lab.await("a start", PATIENCE, () -> lab.says("cat " + folder + "/product.log", "open https"));
    lab.pressButton();
    awaitHotspot();
    lab.await("the end", PATIENCE, () -> isTold("stopped in the middle"));
    lab.await("the old way", PATIENCE, () -> hasAddress("192.168.77.2"));
  }

  private void whatWorksIsKeptAndSpendsTheCode() throws Exception {
    String code = code();
    lab.await("the code", PATIENCE, this::isCodeTaken);
    assertTrue(fill("/setup/cable", fixed("192.168.77.3", "192.168.77.1")).endsWith("303"));
    lab.await("the end", PATIENCE, () -> isTold("works and is kept"));
    assertTrue(hasAddress("192.168.77.3"));
    lab.await("the end of the pass", PATIENCE, this::isCodeAskedFor);
    assertNotEquals(code, code());
  }

  private boolean isCodeAskedFor() {
    try {
      return phone("/setup").endsWith("status 303");
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }
}
