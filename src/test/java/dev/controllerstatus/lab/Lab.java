package dev.controllerstatus.lab;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Properties;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Debian's real servers on loopback, started once for all tests of a run and stopped after them.
 * Use it with {@code @ExtendWith(Lab.class)} and a {@link Servers} parameter.
 */
public final class Lab implements BeforeAllCallback, ParameterResolver {
  private static final Path SCRIPTS = Path.of("src/lab").toAbsolutePath();
  private static final Namespace NAMESPACE = Namespace.create(Lab.class);

  @Override
  public void beforeAll(ExtensionContext context) {
    running(context);
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == Servers.class;
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    return running(context);
  }

  private static Servers running(ExtensionContext context) {
    return context
        .getRoot()
        .getStore(NAMESPACE)
        .getOrComputeIfAbsent(Servers.class, _ -> Servers.start(), Servers.class);
  }

  /** The running servers: where they are and what they let in. */
  public static final class Servers implements AutoCloseable {
    private final Path folder;
    private final Properties properties = new Properties();

    private Servers(Path folder) throws IOException {
      this.folder = folder;
      lab("up");
      try (Reader reader = Files.newBufferedReader(folder.resolve("lab.properties"))) {
        properties.load(reader);
      }
    }

    private static Servers start() {
      try {
        return new Servers(Files.createTempDirectory("lab"));
      } catch (IOException e) {
        throw new IllegalStateException("the lab did not start: run src/lab/install", e);
      }
    }

    /** A property of the lab; see {@code src/lab/README.md}. */
    public String get(String key) {
      String value = properties.getProperty(key);
      if (value == null) {
        throw new IllegalArgumentException("the lab has no " + key);
      }
      return value;
    }

    /** The port of a server, such as {@code nginx.good}. */
    public int port(String server) {
      return Integer.parseInt(get(server + ".port"));
    }

    /** Freezes a server: it still accepts, and never answers. */
    public void pause(String server) throws IOException {
      lab("pause", server);
    }

    /** Lets a frozen server go on. */
    public void resume(String server) throws IOException {
      lab("resume", server);
    }

    @Override
    public void close() throws IOException {
      lab("down");
      try (Stream<Path> files = Files.walk(folder)) {
        for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(file);
        }
      }
    }

    private void lab(String verb, String... more) throws IOException {
      ProcessBuilder builder =
          new ProcessBuilder(SCRIPTS.resolve("lab").toString(), verb, folder.toString());
      builder.command().addAll(List.of(more));
      Process process = builder.redirectErrorStream(true).start();
      String said = new String(process.getInputStream().readAllBytes(), UTF_8);
      try {
        if (process.waitFor() != 0) {
          throw new IOException("lab " + verb + ": " + said);
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IOException(e);
      }
    }
  }
}
