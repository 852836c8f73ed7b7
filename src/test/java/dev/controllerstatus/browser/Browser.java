package dev.controllerstatus.browser;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.yaml.snakeyaml.Yaml;

/**
 * Debian's Chromium without a window, with a home and a certificate store of its own, driven by the
 * protocol of its developer tools. It finds no host but this machine.
 */
public final class Browser implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final String HOSTS =
      "MAP *.example 127.0.0.1,MAP *.test 127.0.0.1,MAP * ~NOTFOUND,"
          + "EXCLUDE localhost,EXCLUDE 127.0.0.1";
  private final HttpClient http = HttpClient.newHttpClient();
  private final Process process;
  private final DevTools page;

  /** Starts with an empty home. */
  public Browser(Path home) throws IOException, InterruptedException {
    Path profile = Files.createDirectories(home.resolve("profile"));
    ProcessBuilder chromium =
        new ProcessBuilder(
                "chromium",
                "--headless=new",
                "--no-sandbox", // Which root may not use, and which pages of ours do not need.
                "--no-first-run",
                "--disable-gpu",
                "--disable-background-networking",
                "--disable-component-update",
                "--user-data-dir=" + profile,
                "--remote-debugging-port=0",
                "--host-resolver-rules=" + HOSTS,
                "about:blank")
            .redirectErrorStream(true)
            .redirectOutput(home.resolve("chromium.log").toFile());
    chromium.environment().put("HOME", home.toString());
    process = start(chromium);
    page = new DevTools(http, pageUrl(portOf(profile.resolve("DevToolsActivePort"))));
  }

  private static Process start(ProcessBuilder command) {
    try {
      return command.start();
    } catch (IOException e) {
      throw new IllegalStateException("a browser is needed: run src/lab/install", e);
    }
  }

  /** Adds one authority to the store of the browser that will start in this home. */
  public static void trust(Path home, Path ca) throws IOException, InterruptedException {
    Path store = Files.createDirectories(home.resolve(".pki/nssdb"));
    certutil("-d", "sql:" + store, "-N", "--empty-password");
    certutil("-d", "sql:" + store, "-A", "-t", "C,,", "-n", "box", "-i", ca.toString());
  }

  private static void certutil(String... words) throws IOException, InterruptedException {
    ProcessBuilder certutil = new ProcessBuilder("certutil").redirectErrorStream(true);
    certutil.command().addAll(List.of(words));
    Process run = start(certutil);
    String said = new String(run.getInputStream().readAllBytes(), UTF_8);
    if (run.waitFor() != 0) {
      throw new IOException("certutil: " + said);
    }
  }

  /** Goes there; returns before the page is there. */
  public void open(String url) throws InterruptedException {
    page.call("Page.navigate", Map.of("url", url));
  }

  /** Types where the focus is, as a person would. */
  public void type(String keys) throws InterruptedException {
    for (String key : keys.split("")) {
      page.call("Input.dispatchKeyEvent", Map.of("type", "char", "text", key));
    }
  }

  /** The value of an expression of the page, as soon as it is a text with something in it. */
  public String await(String expression) throws InterruptedException {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (System.nanoTime() < end) {
      Map<?, ?> answer = page.call("Runtime.evaluate", Map.of("expression", expression));
      if (answer.get("result") instanceof Map<?, ?> result
          && result.get("value") instanceof String value
          && !value.isEmpty()) {
        return value;
      }
      Thread.sleep(20);
    }
    throw new AssertionError("still nothing: " + expression);
  }

  private static int portOf(Path file) throws IOException, InterruptedException {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (System.nanoTime() < end) {
      if (Files.exists(file) && Files.size(file) > 0) {
        return Integer.parseInt(Files.readAllLines(file).getFirst());
      }
      Thread.sleep(20);
    }
    throw new AssertionError("Chromium did not start: see chromium.log in its home");
  }

  private URI pageUrl(int port) throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/json/list")).build();
    List<Map<String, String>> targets =
        new Yaml().load(http.send(request, BodyHandlers.ofString()).body());
    return targets.stream()
        .filter(target -> target.get("type").equals("page"))
        .map(target -> URI.create(target.get("webSocketDebuggerUrl")))
        .findFirst()
        .orElseThrow();
  }

  @Override
  public void close() {
    List<ProcessHandle> all = process.descendants().toList();
    try {
      page.call("Browser.close", Map.of());
      if (!process.waitFor(5, TimeUnit.SECONDS)) {
        process.destroyForcibly().waitFor();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    all.forEach(ProcessHandle::destroyForcibly);
    all.forEach(one -> one.onExit().join()); // They would go on to write into its home.
    http.shutdownNow(); // Close would wait for the farewell of a browser that is gone.
  }
}
