package dev.controllerstatus.command;

import dev.controllerstatus.access.Role;
import dev.controllerstatus.access.SetupCode;
import dev.controllerstatus.access.Users;
import dev.controllerstatus.api.BoxId;
import dev.controllerstatus.certs.OutsideSettings;
import dev.controllerstatus.certs.ServerCertificate;
import dev.controllerstatus.certs.acme.Acme;
import dev.controllerstatus.config.BoxName;
import dev.controllerstatus.config.Changes;
import dev.controllerstatus.config.Configuration;
import dev.controllerstatus.config.ConfigurationException;
import dev.controllerstatus.config.Country;
import dev.controllerstatus.config.Secret;
import dev.controllerstatus.config.Settings;
import dev.controllerstatus.config.UnfitChanges;
import dev.controllerstatus.history.sqlite.Recorder;
import dev.controllerstatus.hotspot.Hotspot;
import dev.controllerstatus.hotspot.HotspotSettings;
import dev.controllerstatus.rounds.Rounds;
import dev.controllerstatus.setup.Aftermath;
import dev.controllerstatus.target.CurrentTargets;
import io.micronaut.context.ApplicationContext;
import io.micronaut.runtime.server.EmbeddedServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** The product with its configuration read and verified, before anything is started. */
public final class Product implements AutoCloseable {
  private final Settings settings;
  private final ApplicationContext context;

  private Product(Settings settings, ApplicationContext context) {
    this.settings = settings;
    this.context = context;
  }

  /**
   * Reads everything that can be configured; nothing runs yet.
   *
   * @param parts join the product's own, such as one more sink for samples
   * @throws ConfigurationException with every mistake
   */
  public static Product of(Map<String, String> environment, Object... parts)
      throws ConfigurationException {
    return of(environment, UnaryOperator.identity(), parts);
  }

  /** As {@link #of(Map, Object...)}, with settings that no key sets. */
  static Product of(
      Map<String, String> environment, UnaryOperator<Settings> change, Object... parts)
      throws ConfigurationException {
    Configuration file = Configuration.load(environment);
    Path changes = Changes.file(Settings.read(file.root()).data());
    try {
      return of(file.with(Changes.read(changes)), List.of(), change, parts);
    } catch (ConfigurationException e) {
      if (!Files.exists(changes)) {
        throw e;
      }
      // Where the file alone has no mistakes, it was what the app has laid over it.
      return of(file.with(Changes.NONE), e.problems(), change, parts);
    }
  }

  private static Product of(
      Configuration configuration,
      List<String> unfit,
      UnaryOperator<Settings> change,
      Object... parts)
      throws ConfigurationException {
    Settings settings = change.apply(Settings.read(configuration.root()));
    ApplicationContext context =
        ApplicationContext.builder()
            .banner(false)
            .deduceEnvironment(false)
            .properties(
                Map.of(
                    "product.http-port", settings.httpPort(),
                    "product.https-port", settings.httpsPort()))
            .singletons(configuration, settings)
            .singletons(new BoxName(settings.name()), new Country(settings.country()))
            .singletons(new UnfitChanges(unfit))
            .singletons(parts)
            .start();
    try {
      context.getBean(CurrentTargets.class);
      context.getBean(Users.class);
      context.getBean(Acme.class);
      context.getBean(OutsideSettings.class);
      context.getBean(HotspotSettings.class);
      configuration.verify();
    } catch (ConfigurationException | RuntimeException e) {
      context.close();
      throw e;
    }
    return new Product(settings, context);
  }

  /**
   * Opens the listeners and begins to check.
   *
   * @return the passwords that were made now and that nobody can be told again
   * @throws IOException when a folder cannot be read or written
   */
  public Map<Role, Secret> start() throws IOException {
    get(BoxId.class);
    setUnfitChangesAside();
    get(ServerCertificate.class);
    Map<Role, Secret> made = get(Users.class).open();
    get(SetupCode.class).open();
    get(Recorder.class).open();
    get(EmbeddedServer.class).start();
    get(Rounds.class).start();
    get(Acme.class).start();
    get(Aftermath.class).start();
    get(Hotspot.class).start();
    return made;
  }

  /**
   * What cannot be used is kept for people to look at, and does not come back at the next start.
   */
  private void setUnfitChangesAside() throws IOException {
    if (!get(UnfitChanges.class).mistakes().isEmpty()) {
      Path file = Changes.file(settings.data());
      Path aside = Changes.aside(settings.data());
      Files.move(file, aside, StandardCopyOption.REPLACE_EXISTING);
    }
  }

  /** What was configured for the box as a whole. */
  public Settings settings() {
    return settings;
  }

  /** All of its parts that are of this sort. */
  public <T> Collection<T> all(Class<T> sort) {
    return context.getBeansOfType(sort);
  }

  /** One of the parts it is made of. */
  public <T> T get(Class<T> part) {
    return context.getBean(part);
  }

  @Override
  public void close() {
    context.close();
  }
}
