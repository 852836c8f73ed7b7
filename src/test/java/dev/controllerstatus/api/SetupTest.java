package dev.controllerstatus.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.controllerstatus.access.Role;
import dev.controllerstatus.command.Answer;
import dev.controllerstatus.command.RunningBox;
import dev.controllerstatus.hotspot.Networks;
import dev.controllerstatus.hotspot.Ssid;
import dev.controllerstatus.hotspot.ToldRadio;
import dev.controllerstatus.hotspot.UplinkAttempt.Failure;
import dev.controllerstatus.hotspot.WifiNetwork;
import dev.controllerstatus.hotspot.WifiNetwork.Protection;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The interface by which a program gives the box another way to the network. */
class SetupTest {
  private static final byte[] NO_TEXT = {(byte) 0xff, 'a', (byte) 0xfe};
  private static final Networks AROUND =
      new Networks(
          List.of(
              new WifiNetwork(Ssid.of("Café 🔌"), 80, 2412, Protection.WPA2_WPA3, true),
              new WifiNetwork(Ssid.of(NO_TEXT), 20, 2437, Protection.OPEN, false)),
          Instant.parse("2026-11-22T10:00:00Z"));
  private static final String CABLE = "{\"kind\":\"cable\",\"network\":\"eth0\"}";

  @TempDir private Path temp;
  private final BlockingQueue<Optional<Failure>> ends = new LinkedBlockingQueue<>();
  private RunningBox box;

  @BeforeEach
  void start() throws Exception {
    box = new RunningBox(temp, "", new ToldRadio(AROUND, List.of("eth0"), this::end, false));
    await("\"sockets\":[\"eth0\"]");
  }

  private Optional<Failure> end() {
    try {
      return Optional.ofNullable(ends.poll(60, TimeUnit.SECONDS)).orElseThrow();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @AfterEach
  void stop() {
    box.close();
  }

  private String setup(String... headers) throws IOException {
    String[] all = Arrays.copyOf(headers, headers.length + 1);
    all[headers.length] = box.as(Role.ADMIN);
    return box.ask("GET /api/setup", all).body();
  }

  private Answer put(String path, String json, String... headers) throws IOException {
    String[] all = Arrays.copyOf(headers, headers.length + 1);
    all[headers.length] = box.as(Role.ADMIN);
    return box.send("PUT /api/setup/" + path, "application/json", json, all);
  }

  private void await(String part) throws Exception {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
    while (!setup().contains(part)) {
      assertTrue(System.nanoTime() < end, part + " is never in " + setup());
      TimeUnit.MILLISECONDS.sleep(50);
    }
  }

  @Test
  void it_tells_what_there_is_and_why_there_is_no_hotspot() throws Exception {
    String setup = setup("Accept-Language: de");
    assertTrue(setup.contains("\"trouble\":\"no-device\""), setup);
    assertTrue(setup.contains("\"says\":\"Es gibt kein WLAN-Gerät.\""), setup);
    assertTrue(setup.contains("\"attempt\":null"), setup);
    assertTrue(setup.contains("\"kind\":\""), setup);
  }

  @Test
  void after_a_look_the_networks_are_listed_also_those_that_no_text_can_name() throws Exception {
    assertEquals(202, box.ask("POST /api/setup/look", box.as(Role.ADMIN)).status());
    await("\"at\":\"2026-11-22T10:00:00Z\"");
    String setup = setup();
    assertTrue(
        setup.contains(
            "{\"ssid\":\"Café"
                + " \\uD83D\\uDD0C\",\"ssidHex\":null,\"signal\":80,\"protection\":\"wpa2-wpa3\",\"known\":true}"),
        setup);
    assertTrue(setup.contains("\"ssid\":\"\\\\xffa\\\\xfe\",\"ssidHex\":\"ff61fe\""), setup);
  }

  @Test
  void a_change_is_tried_one_at_a_time_and_its_end_is_told() throws Exception {
    Answer first = put("uplink", CABLE);
    assertEquals(202, first.status(), first::body);
    assertTrue(first.body().contains("\"stage\":\"trying\""), first::body);
    assertEquals(409, put("uplink", CABLE).status());
    ends.add(Optional.of(Failure.NO_LINK));
    await("\"failure\":\"no-link\"");
    String setup = setup();
    assertTrue(setup.contains("The change to ‘eth0’ did not work: there is no cable"), setup);
    assertTrue(setup.contains("\"nextStep\":\"Look at the lamps"), setup);
    assertEquals(202, put("uplink", CABLE).status());
    ends.add(Optional.empty());
    await("\"stage\":\"kept\"");
  }

  @Test
  void all_mistakes_are_told_at_their_fields_in_the_language_of_who_asks() throws Exception {
    Answer answer =
        put(
            "uplink",
            "{\"kind\":\"wifi\",\"key\":\"short\",\"addressing\":\"fixed\",\"address\":\"x\"}",
            "Accept-Language: de");
    assertEquals(422, answer.status());
    assertTrue(answer.header("content-type").startsWith("application/problem+json"));
    for (String field : List.of("ssid", "key", "address", "prefix", "gateway")) {
      assertTrue(answer.body().contains("{\"name\":\"" + field + "\""), answer::body);
    }
    assertTrue(answer.body().contains("Tippen Sie den Namen des Netzes."), answer::body);
    assertTrue(setup().contains("\"attempt\":null"));
  }

  @Test
  void who_changed_what_is_in_the_audit_log_without_the_key() throws Exception {
    String wifi = "{\"kind\":\"wifi\",\"ssid\":\"Cellar\",\"key\":\"correct horse\"}";
    assertEquals(202, put("uplink", wifi).status());
    assertEquals(202, put("hotspot", "{\"up\":true}").status());
    ends.add(Optional.of(Failure.NOT_ADMITTED));
    String log = box.ask("GET /api/audit", box.as(Role.ADMIN)).body();
    assertTrue(log.contains("\"uplink-changed\""), log);
    assertTrue(log.contains("wifi Cellar, key, dhcp"), log);
    assertTrue(log.contains("\"hotspot-asked\""), log);
    assertFalse(log.contains("horse"), log);
  }

  @Test
  void a_name_from_a_neighbour_cannot_break_the_answer() throws Exception {
    String wifi = "{\"kind\":\"wifi\",\"protection\":\"open\",\"ssid\":\"\\\"</script>\\u202e\"}";
    assertEquals(202, put("uplink", wifi).status());
    ends.add(Optional.of(Failure.NOT_FOUND));
    await("not-found");
    assertFalse(setup().contains("\u202e"), "it would turn the direction of what follows");
  }
}
