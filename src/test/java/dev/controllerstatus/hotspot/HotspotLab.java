package dev.controllerstatus.hotspot;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A box with a real NetworkManager, two phones and a site, as {@code src/lab/hotspot} makes them.
 */
public final class HotspotLab implements AutoCloseable {
  private static final String SCRIPT = "src/lab/hotspot";
  private final Path folder;
  private final String name = "csh" + ProcessHandle.current().pid();
  private @Nullable Process product;

  /** Skips the test, with a reason, where the machine allows none. */
  public HotspotLab(Path folder) throws Exception {
    this.folder = folder;
    Ran can = run(List.of(SCRIPT, "can"));
    assumeTrue(can.code() == 0, can.said());
    Ran up = run(List.of(SCRIPT, "up", folder.toString(), name));
    if (up.code() != 0) {
      close();
      throw new IllegalStateException(up.said());
    }
  }

  /** What a command said and how it ended. */
  public record Ran(int code, String said) {}

  private static Ran run(List<String> command) throws IOException, InterruptedException {
    Path said = Files.createTempFile("ran", ".txt");
    Process process =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(said.toFile()).start();
    try {
      if (!process.waitFor(120, TimeUnit.SECONDS)) {
        process.destroyForcibly().waitFor();
      }
      return new Ran(process.exitValue(), Files.readString(said, UTF_8).strip());
    } finally {
      Files.delete(said);
    }
  }

  /** Runs a program of ours in the box, on its bus. */
  public Ran java(Class<?> program, String... arguments) throws IOException, InterruptedException {
    return run(program(program, arguments));
  }

  /**
   * Runs such a program until so long after it has said that it begins, and kills it.
   *
   * @return what it said at its end, if it came to that
   */
  public Optional<String> kill(Class<?> program, Duration after, String... arguments)
      throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(program(program, arguments)).redirectErrorStream(true).start();
    try (BufferedReader said = process.inputReader(UTF_8)) {
      while (!"begins".equals(said.readLine())) {
        if (!process.isAlive()) {
          throw new AssertionError("it never began");
        }
      }
      if (process.waitFor(after.toMillis(), TimeUnit.MILLISECONDS)) {
        return Optional.of(said.readAllAsString());
      }
      int _ = process.destroyForcibly().waitFor();
      return Optional.empty();
    }
  }

  /** Cuts the power of the manager: it comes back with what is on its disk. */
  public void cut() throws IOException, InterruptedException {
    must(run(List.of(SCRIPT, "cut", folder.toString(), name)));
  }

  private List<String> program(Class<?> program, String... arguments) {
    return Stream.concat(
            onBus("-cp", System.getProperty("java.class.path"), program.getName()),
            Stream.of(arguments))
        .toList();
  }

  private Stream<String> onBus(String... arguments) {
    Stream<String> java =
        Stream.of(
            "ip",
            "netns",
            "exec",
            name + "-box",
            "env",
            bus(),
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:TieredStopAtLevel=1");
    return Stream.concat(java, Stream.of(arguments));
  }

  /** Runs a command of words without blanks in the box, the phone, the second one or the site. */
  public Ran in(String where, String command) throws IOException, InterruptedException {
    return in(where, Stream.of(command.split(" ")).toArray(String[]::new));
  }

  /** The same, of words that may have blanks. */
  public Ran in(String where, String... command) throws IOException, InterruptedException {
    return run(
        Stream.concat(Stream.of("ip", "netns", "exec", name + "-" + where), Stream.of(command))
            .toList());
  }

  /** What nmcli lists. */
  public String nmcli(String... arguments) throws IOException, InterruptedException {
    return nmcli(folder, arguments).said();
  }

  private static Ran nmcli(Path whose, String... arguments)
      throws IOException, InterruptedException {
    return run(
        Stream.concat(Stream.of("env", bus(whose), "nmcli", "--terse"), Stream.of(arguments))
            .toList());
  }

  private String bus() {
    return bus(folder);
  }

  private static String bus(Path whose) {
    return "DBUS_SYSTEM_BUS_ADDRESS=unix:path=" + whose.resolve("bus");
  }

  /** Gives the phone a NetworkManager of its own, and that joins. */
  public void joinByManager() throws IOException, InterruptedException {
    must(run(List.of(SCRIPT, "manager", folder.toString(), name)));
    must(nmcli(folder.resolve("phone"), "device", "connect", "phone0"));
  }

  /** What the phone's NetworkManager says of the internet when it looks anew: portal, full, ... */
  public String connectivity() throws IOException, InterruptedException {
    return nmcli(folder.resolve("phone"), "networking", "connectivity", "check").said();
  }

  /** A phone gets its address. */
  public void join(String phone) throws IOException, InterruptedException {
    String lease = Path.of("src/lab/site/lease").toAbsolutePath().toString();
    String files = folder.resolve(phone).toString();
    must(
        in(
            phone,
            "dhclient -1 -sf %1$s -lf %2$s-leases -pf %2$s-pid phone0".formatted(lease, files)));
  }

  private static void must(Ran ran) {
    if (ran.code() != 0) {
      throw new AssertionError(ran.said());
    }
  }

  /** The data folder of the product. */
  public Path data() {
    return folder.resolve("data");
  }

  /** Starts the product in the box, with its hotspot on the service port. */
  public void startProduct() throws IOException {
    Path configuration = folder.resolve("controller-status.yml");
    Files.writeString(configuration, configuration());
    product =
        new ProcessBuilder(
                "ip",
                "netns",
                "exec",
                name + "-box",
                "env",
                bus(),
                "CONTROLLER_STATUS_CONFIG=" + configuration,
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                "dev.controllerstatus.Application")
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("product.log").toFile())
            .start();
  }

  private String configuration() {
    return """
    controller-status:
      box: { name: Hotspot lab, data: '%s', certs: '%s' }
      hotspot: { interface: service0 }
      https: { names: [box.test] }
      targets:
        https: { balena: { enabled: false }, sentry: { enabled: false } }
        ntp: { ntp: { enabled: false } }
        dns: { dns: { enabled: false } }
        path: { path: { enabled: false } }
    """
        .formatted(data(), folder.resolve("certs"));
  }

  /** As soon as phones can join; at the very first start it comes up by itself. */
  public void startHotspot() throws Exception {
    startProduct();
    await("up", Duration.ofMinutes(5), () -> says("cat " + folder + "/product.log", "hotspot: up"));
  }

  /** As a person at the box would. */
  public void pressButton() throws IOException {
    Files.createFile(data().resolve("hotspot-up"));
  }

  /** The power of a process, not of the box, goes away. */
  public void killProduct() throws InterruptedException {
    int _ = Objects.requireNonNull(product).destroyForcibly().waitFor();
  }

  /** What the product has said since it was started. */
  public String log() throws IOException {
    Path file = folder.resolve("product.log");
    return Files.exists(file) ? Files.readString(file, UTF_8) : "";
  }

  /** Until something is so. */
  public void await(String what, Duration limit, BooleanSupplier so) throws Exception {
    long end = System.nanoTime() + limit.toNanos();
    while (!so.getAsBoolean()) {
      if (System.nanoTime() - end > 0) {
        throw new AssertionError("not within %s: %s%n%s".formatted(limit, what, log()));
      }
      TimeUnit.MILLISECONDS.sleep(300);
    }
  }

  /** Whether a command in the box says this. */
  public boolean says(String command, String part) {
    try {
      return in("box", command).said().contains(part);
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  @Override
  public void close() throws IOException {
    try {
      Ran _ = run(List.of(SCRIPT, "down", folder.toString(), name));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
