package dev.controllerstatus.setup;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.controllerstatus.access.FirstPasswords;
import dev.controllerstatus.access.Role;
import dev.controllerstatus.certs.ServerCertificate;
import dev.controllerstatus.command.RunningBox;
import dev.controllerstatus.config.Settings;
import dev.controllerstatus.hotspot.AccessPoint;
import dev.controllerstatus.hotspot.Networks;
import dev.controllerstatus.hotspot.Ssid;
import dev.controllerstatus.hotspot.UplinkAttempt.Failure;
import dev.controllerstatus.hotspot.UplinkChange;
import dev.controllerstatus.hotspot.WifiNetwork;
import dev.controllerstatus.hotspot.WifiNetwork.Protection;
import dev.controllerstatus.label.Label;
import dev.controllerstatus.portal.Phone;
import dev.controllerstatus.trust.Root;
import dev.controllerstatus.words.Messages;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * All pages of the box that need no JavaScript, in Chromium: light, readable, for fingers,
 * keyboards and ears, in each state of a change of the network.
 */
class ServerPagesTest {
  private static final int MISSING = 69;
  private static final String HERE = "127.0.0.1";
  private static final String TARGETS =
      """
      tcp:
        depot: { name: Depot server, host: 127.0.0.1, port: 9, send: hello, expect: hi, every: 1h, timeout: 1s }
      """;

  @TempDir private Path folder;
  private SetupBox box;

  private static List<WifiNetwork> networks() {
    List<WifiNetwork> first =
        List.of(
            new WifiNetwork(Ssid.of("Café \"🔌\" & more"), 95, 2412, Protection.WPA2_WPA3, true),
            new WifiNetwork(Ssid.of("Guests"), 90, 2437, Protection.OPEN, false),
            new WifiNetwork(Ssid.of("Office"), 80, 5180, Protection.ENTERPRISE, false),
            new WifiNetwork(
                Ssid.of("WWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWW"), 79, 2412, Protection.WPA2, false));
    return Stream.concat(first.stream(), IntStream.range(4, 300).mapToObj(ServerPagesTest::network))
        .toList();
  }

  private static WifiNetwork network(int i) {
    return new WifiNetwork(Ssid.of("Neighbour " + i), 78 - i / 4, 2412, Protection.WPA2, false);
  }

  @Test
  void everybody_can_use_them_in_each_state_of_a_change() throws Exception {
    box = new SetupBox(folder.resolve("box"), TARGETS, new Networks(networks(), Instant.now()));
    try (SetupBox _ = box) {
      look("before", Stream.concat(all(), Stream.of(label())), "");
      String code = box.code();
      look(
          "trying",
          Stream.of("portal ", "result setup/result", "status https"),
          ", \"journey\": { \"portal\": \"%s\", \"code\": \"%s\", \"key\": \"correct horse\" }"
              .formatted(portal(""), code));
      box.end(Optional.of(Failure.NOT_ADMITTED));
      look(
          "taken-back",
          Stream.of("portal ", "setup setup", "result setup/result", "status https"),
          "");
      assertEquals(303, box.fill("/setup/cable", "kind=cable&network=eth1").status());
      box.end(Optional.empty());
      look("kept", Stream.of("portal ", "result setup/result", "status https"), "");
      assertEquals("eth1", box.running().part(UplinkChange.class).latest().orElseThrow().title());
    }
  }

  private static Stream<String> all() {
    return Stream.of(
        "portal ",
        "code setup/code",
        "setup setup",
        "networks setup?all=true",
        "wifi setup/wifi",
        "wifi-key setup/wifi?ssid=" + Ssid.of("Neighbour 4").hex(),
        "wifi-peap setup/wifi?ssid=" + Ssid.of("Office").hex(),
        "cable setup/cable?protection=tls",
        "site setup/site",
        "result setup/result",
        "trust trust",
        "status https");
  }

  /** As it would be printed. */
  private String label() throws Exception {
    RunningBox running = box.running();
    Label label =
        new Label(
            Messages.in(Locale.ENGLISH),
            running.part(Settings.class),
            running.part(AccessPoint.class),
            Map.of(),
            running.part(FirstPasswords.class).setupCode(),
            new Root(running.part(ServerCertificate.class).authority().orElseThrow())
                .fingerprint());
    Path file = folder.resolve("label.html");
    Files.writeString(file, label.html(), UTF_8);
    return "label " + file.toUri();
  }

  private String portal(String path) {
    return "http://%s:%d/%s".formatted(RunningBox.HOTSPOT, box.running().httpPort(), path);
  }

  /** Of a name and a path in the own Wi-Fi, or a URL. */
  private String page(String words) {
    String[] word = words.split(" ", 2);
    String url =
        switch (word[1]) {
          case "https" -> "https://localhost:%d/".formatted(box.running().httpsPort());
          case String file when file.startsWith("file:") -> file;
          default -> portal(word[1]);
        };
    return "{ \"name\": \"%s\", \"url\": \"%s\", \"isLong\": %b }"
        .formatted(word[0], url, word[0].equals("networks") || word[0].equals("label"));
  }

  private void look(String stage, Stream<String> pages, String more) throws Exception {
    String cookie = box.letIn(new Phone(box.running(), HERE)).substring("Cookie: setup=".length());
    String tasks =
        """
        { "stage": "%s", "pages": [%s], "authorization": "%s",
          "cookie": { "name": "setup", "value": "%s", "url": "%s" } %s }
        """
            .formatted(
                stage,
                pages.map(this::page).collect(Collectors.joining(", ")),
                box.running().as(Role.ADMIN).substring("Authorization: ".length()),
                cookie,
                portal("setup"),
                more);
    Path file = folder.resolve(stage + ".json");
    Files.writeString(file, tasks, UTF_8);
    chromium(file);
  }

  private void chromium(Path tasks) throws Exception {
    Path said = folder.resolve("said");
    Path script = Path.of("pwa/e2e/pages.mjs").toAbsolutePath();
    Process node =
        new ProcessBuilder("pwa/build", script.toString(), tasks.toString())
            .redirectErrorStream(true)
            .redirectOutput(said.toFile())
            .start();
    boolean isOver = node.waitFor(8, TimeUnit.MINUTES);
    node.destroyForcibly();
    String told = Files.readString(said, UTF_8);
    assumeTrue(!isOver || node.exitValue() != MISSING, told);
    assertEquals(0, isOver ? node.exitValue() : -1, told);
  }
}
