package dev.controllerstatus;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.controllerstatus.command.Product;
import dev.controllerstatus.config.Configuration;
import dev.controllerstatus.config.ConfigurationException;
import dev.controllerstatus.config.Settings;
import dev.controllerstatus.probe.Probe;
import dev.controllerstatus.probe.TargetReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Any file and any environment make a configuration or a list of mistakes. The input is the file;
 * what follows a NUL character is one variable a line.
 */
public final class ConfigurationFuzz {
  private static final List<Probe<?>> PROBES = probes();
  private static final Path FILE = file();

  private ConfigurationFuzz() {}

  private static List<Probe<?>> probes() {
    try (Product product = Product.of(Map.of())) {
      List<Probe<?>> probes = new ArrayList<>();
      product.all(Probe.class).forEach(probe -> probes.add((Probe<?>) probe));
      return probes;
    } catch (ConfigurationException e) {
      throw new AssertionError(e);
    }
  }

  private static Path file() {
    try {
      Path file = Files.createTempFile("configuration", ".yml");
      file.toFile().deleteOnExit();
      return file;
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  /** Starts what the inputs need, so that none of them pays for it. */
  public static void fuzzerInitialize() throws IOException {
    fuzzerTestOneInput(new byte[0]);
  }

  /** Reads one input. */
  public static void fuzzerTestOneInput(byte[] input) throws IOException {
    String[] parts = new String(input, UTF_8).split("\0", 2);
    Files.write(FILE, parts[0].getBytes(UTF_8));
    Map<String, String> environment = new TreeMap<>();
    if (parts.length > 1) {
      parts[1].lines().forEach(line -> addVariable(line, environment));
    }
    environment.put(Configuration.FILE_VARIABLE, FILE.toString());
    try {
      Configuration configuration = Configuration.load(environment);
      Settings.read(configuration.root());
      var _ = new TargetReader(PROBES).read(configuration);
      configuration.verify();
    } catch (ConfigurationException e) {
      if (e.problems().isEmpty() || e.problems().contains("")) {
        throw new AssertionError("refused without a reason", e);
      }
    }
  }

  private static void addVariable(String line, Map<String, String> environment) {
    String[] parts = line.split("=", 2);
    environment.put(parts[0], parts.length > 1 ? parts[1] : "");
  }
}
