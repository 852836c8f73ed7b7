package dev.controllerstatus.bench;

import dev.controllerstatus.command.Product;
import dev.controllerstatus.config.Configuration;
import dev.controllerstatus.config.ConfigurationException;
import dev.controllerstatus.probe.Probe;
import dev.controllerstatus.target.CurrentTargets;
import dev.controllerstatus.target.Targets;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** The product with a configuration of the benchmark's own. */
final class Box implements AutoCloseable {
  private final Product product;

  /**
   * Nothing runs yet.
   *
   * @param parts joined to the product's own, such as a sink that records
   */
  Box(String yaml, Object... parts) throws ConfigurationException, IOException {
    Path folder = Files.createTempDirectory("bench");
    Path file = folder.resolve("controller-status.yml");
    Files.writeString(file, yaml.replace("${folder}", folder.toString()));
    product = Product.of(Map.of(Configuration.FILE_VARIABLE, file.toString()), parts);
  }

  Targets targets() {
    return product.get(CurrentTargets.class).now();
  }

  Probe<?> probe(String kind) {
    return product.all(Probe.class).stream()
        .filter(probe -> probe.kind().equals(kind))
        .findFirst()
        .orElseThrow();
  }

  /** The web server and the rounds, as in production. */
  void start() throws IOException {
    product.start();
  }

  @Override
  public void close() {
    product.close();
  }
}
