package dev.controllerstatus.hotspot.reception;

import dev.controllerstatus.config.WholeFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One dnsmasq of our own. The kernel ends it when the thread that started it does, so it never
 * outlives this process; that thread must live as long as the product.
 */
final class Dnsmasq {
  private static final Logger LOG = LoggerFactory.getLogger(Dnsmasq.class);
  private static final String NOBODY = "nobody";
  private static final String NEEDED = "-all,+net_admin,+net_bind_service,+net_raw";
  private static final long FIRST_LOOK_MS = 300;
  private static final long END_WITHIN_S = 3;

  private final Path folder;
  private final Path program;
  private final Path setpriv;
  private @Nullable Process process;

  /**
   * Starts nothing.
   *
   * @param folder of its own; made when it is started
   */
  Dnsmasq(Path folder, Path program, Path setpriv) {
    this.folder = folder;
    this.program = program;
    this.setpriv = setpriv;
  }

  /** Where it keeps who has which address. */
  static Path leases(Path folder) {
    return folder.resolve("leases").resolve("dnsmasq");
  }

  void start(DnsmasqFile file) throws IOException {
    makeFolder();
    Path configuration = folder.resolve("dnsmasq.conf");
    WholeFile.replace(configuration, file.text(), WholeFile.PUBLIC);
    Process started =
        new ProcessBuilder(command(configuration))
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("dnsmasq.log").toFile())
            .start();
    process = started;
    if (endsWithin(started, FIRST_LOOK_MS, TimeUnit.MILLISECONDS)) {
      throw new IOException("dnsmasq ended: " + lastLine());
    }
  }

  /** It writes leases without being root, so their folder is its own. */
  private void makeFolder() throws IOException {
    Path own = Files.createDirectories(leases(folder).toAbsolutePath().getParent());
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
    if (mayBeNobody()) {
      Files.setOwner(
          own, own.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName(NOBODY));
    }
  }

  /** Others must be able to get to the folder; else it stays whoever we are. */
  private boolean mayBeNobody() throws IOException {
    for (Path place = folder; place != null; place = place.getParent()) {
      if (!Files.getPosixFilePermissions(place).contains(PosixFilePermission.OTHERS_EXECUTE)) {
        return false;
      }
    }
    return isRoot();
  }

  private List<String> command(Path configuration) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(setpriv.toString());
    if (mayBeNobody()) {
      command.addAll(List.of("--reuid", NOBODY, "--regid", "nogroup", "--clear-groups"));
    }
    if (isRoot()) {
      command.addAll(List.of("--bounding-set", NEEDED));
    }
    command.addAll(List.of("--inh-caps", NEEDED, "--ambient-caps", NEEDED, "--no-new-privs"));
    command.addAll(List.of("--pdeathsig", "KILL", "--", program.toString()));
    command.addAll(List.of("--keep-in-foreground", "--log-facility=-", "--pid-file="));
    // Changing its user by itself would undo the order to end with us.
    command.addAll(List.of("--user=", "--group="));
    command.add("--conf-file=" + configuration);
    return command;
  }

  private static boolean isRoot() {
    return "root".equals(System.getProperty("user.name"));
  }

  private String lastLine() throws IOException {
    List<String> lines =
        Files.readAllLines(
            folder.resolve("dnsmasq.log"), java.nio.charset.StandardCharsets.ISO_8859_1);
    return lines.isEmpty() ? "it said nothing" : lines.getLast();
  }

  boolean isRunning() {
    Process running = process;
    return running != null && running.isAlive();
  }

  void stop() {
    Process running = process;
    process = null;
    if (running == null) {
      return;
    }
    running.destroy();
    if (!endsWithin(running, END_WITHIN_S, TimeUnit.SECONDS)) {
      LOG.warn("dnsmasq had to be killed");
      running.destroyForcibly();
    }
  }

  private static boolean endsWithin(Process process, long time, TimeUnit unit) {
    try {
      return process.waitFor(time, unit);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
