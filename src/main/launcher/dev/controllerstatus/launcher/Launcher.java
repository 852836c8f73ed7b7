package dev.controllerstatus.launcher;

import java.io.File;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Starts the product on Java 25, also when the default {@code java} of the machine is older. */
public final class Launcher {
  private static final int NEEDED = 25;
  private static final int UNABLE = 3;
  // What a box has room for, and starts faster with; see src/docs/performance.md.
  private static final List<String> SMALL_JVM =
      List.of("-XX:+UseSerialGC", "-Xmx96m", "-XX:TieredStopAtLevel=1");
  private static final String STARTED_BY_LAUNCHER = "controller-status.started-by-launcher";

  private Launcher() {}

  /**
   * Hands over to the product in this JVM where it is new enough, else in a JVM that is.
   *
   * @param args the product's own arguments
   */
  public static void main(String[] args) throws Exception {
    if (Runtime.version().feature() >= NEEDED) {
      endWithLauncher();
      Class.forName("dev.controllerstatus.Application")
          .getMethod("main", String[].class)
          .invoke(null, (Object) args);
    } else {
      System.exit(newerJava().map(java -> run(java, args)).orElseGet(Launcher::explain));
    }
  }

  /** A product that was started by an older JVM must not outlive it, however that one ends. */
  private static void endWithLauncher() {
    if (Boolean.getBoolean(STARTED_BY_LAUNCHER)) {
      ProcessHandle.current()
          .parent()
          .ifPresent(parent -> parent.onExit().thenRun(() -> System.exit(0)));
    }
  }

  private static int explain() {
    System.err.println(
        "Controller Status needs Java 25, this is Java "
            + Runtime.version().feature()
            + ". Install a JDK 25 (Debian: temurin-25-jdk) or set JAVA_HOME to one.");
    return UNABLE;
  }

  private static Optional<File> newerJava() {
    File[] installed = new File("/usr/lib/jvm").listFiles();
    return Stream.concat(
            Stream.ofNullable(System.getenv("JAVA_HOME")).map(File::new),
            Stream.ofNullable(installed).flatMap(Arrays::stream).sorted())
        .filter(Launcher::isNewEnough)
        .map(home -> new File(home, "bin/java"))
        .filter(File::canExecute)
        .findFirst();
  }

  /** Reads the {@code release} file that every JDK carries: no process is started to find out. */
  private static boolean isNewEnough(File home) {
    try (Stream<String> lines = java.nio.file.Files.lines(home.toPath().resolve("release"))) {
      return lines
          .filter(line -> line.startsWith("JAVA_VERSION="))
          .map(line -> line.replaceAll("[^0-9.]", "").split("\\.")[0])
          .anyMatch(version -> Integer.parseInt(version) >= NEEDED);
    } catch (IOException | java.io.UncheckedIOException | NumberFormatException e) {
      return false;
    }
  }

  private static int run(File java, String[] args) {
    try {
      Process child = new ProcessBuilder(command(java, args)).inheritIO().start();
      Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(child)));
      return child.waitFor();
    } catch (IOException | InterruptedException e) {
      System.err.println("Controller Status could not start " + java + ": " + e.getMessage());
      return UNABLE;
    }
  }

  /** A signal is passed on, and this JVM ends as the product does after it has tidied up. */
  private static void stop(Process child) {
    child.destroy();
    try {
      Runtime.getRuntime().halt(child.waitFor());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static List<String> command(File java, String[] args) {
    List<String> command = new ArrayList<>();
    command.add(java.getPath());
    command.addAll(SMALL_JVM);
    command.add("--enable-native-access=ALL-UNNAMED");
    command.add("-D" + STARTED_BY_LAUNCHER + "=true");
    command.add("-cp");
    command.add(System.getProperty("java.class.path"));
    command.add(Launcher.class.getName());
    command.addAll(Arrays.asList(args));
    return command;
  }
}
