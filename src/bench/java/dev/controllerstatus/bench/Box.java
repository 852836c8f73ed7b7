package dev.controllerstatus.bench;

import dev.controllerstatus.access.Users;
import dev.controllerstatus.api.BoxId;
import dev.controllerstatus.config.Configuration;
import dev.controllerstatus.config.ConfigurationException;
import dev.controllerstatus.config.Settings;
import dev.controllerstatus.probe.Probe;
import dev.controllerstatus.rounds.Rounds;
import dev.controllerstatus.target.Targets;
import io.micronaut.context.ApplicationContext;
import io.micronaut.runtime.server.EmbeddedServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** The product with a given configuration, made as its own command line makes it. */
final class Box implements AutoCloseable {
  private final ApplicationContext context;

  /**
   * Nothing runs yet.
   *
   * @param parts joined to the product's own, such as a sink that records
   */
  Box(String yaml, Object... parts) throws ConfigurationException, IOException {
    Path folder = Files.createTempDirectory("bench");
    Path file = folder.resolve("controller-status.yml");
    Files.writeString(file, yaml.replace("${folder}", folder.toString()));
    Configuration configuration =
        Configuration.load(Map.of(Configuration.FILE_VARIABLE, file.toString()));
    Settings settings = Settings.read(configuration.root());
    List<Object> all = new ArrayList<>(List.of(configuration, settings));
    all.addAll(Arrays.asList(parts));
    context =
        ApplicationContext.builder()
            .banner(false)
            .deduceEnvironment(false)
            .properties(
                Map.of(
                    "product.http-port", settings.httpPort(),
                    "product.https-port", settings.httpsPort()))
            .singletons(all.toArray())
            .start();
    targets();
    context.getBean(Users.class);
    configuration.verify();
  }

  Targets targets() {
    return context.getBean(Targets.class);
  }

  Probe<?> probe(String kind) {
    return context.getBeansOfType(Probe.class).stream()
        .filter(probe -> probe.kind().equals(kind))
        .findFirst()
        .orElseThrow();
  }

  /** The web server and the rounds, as in production. */
  void start() throws IOException {
    context.getBean(BoxId.class);
    context.getBean(Users.class).open();
    context.getBean(EmbeddedServer.class).start();
    context.getBean(Rounds.class).start();
  }

  @Override
  public void close() {
    context.close();
  }
}
