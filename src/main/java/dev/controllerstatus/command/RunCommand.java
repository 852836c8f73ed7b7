package dev.controllerstatus.command;

import dev.controllerstatus.access.Role;
import dev.controllerstatus.api.Version;
import dev.controllerstatus.certs.BoxNames;
import dev.controllerstatus.certs.CertificateState;
import dev.controllerstatus.certs.ServerCertificate;
import dev.controllerstatus.config.Changes;
import dev.controllerstatus.config.Configuration;
import dev.controllerstatus.config.ConfigurationException;
import dev.controllerstatus.config.Secret;
import dev.controllerstatus.config.UnfitChanges;
import dev.controllerstatus.target.CurrentTargets;
import dev.controllerstatus.target.Targets;
import dev.controllerstatus.target.Unset;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Runs the service until it is told to stop. */
@Command(
    name = "controller-status",
    description =
        "Shows as traffic lights whether the services this controller depends on can be reached.",
    mixinStandardHelpOptions = true,
    versionProvider = VersionText.class,
    footer = {
      "",
      "The configuration is ./controller-status.yml, or the file that the environment variable",
      Configuration.FILE_VARIABLE + " names, or /etc/controller-status/controller-status.yml.",
      "",
      "Exit codes: 0 stopped as asked, 2 the configuration cannot be used, 3 could not start."
    })
final class RunCommand implements Callable<Integer> {
  private final Map<String, String> environment;
  @Spec private CommandSpec spec;

  RunCommand(Map<String, String> environment) {
    this.environment = environment;
  }

  @Override
  public Integer call() throws InterruptedException {
    try (Product product = Product.of(environment)) {
      Map<Role, Secret> made = product.start();
      // Before the report: whoever reads it may send the signal at once.
      Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(product)));
      report(product, made);
      new CountDownLatch(1).await();
      return ExitCode.OK;
    } catch (ConfigurationException e) {
      return Troubles.configuration(spec.commandLine().getErr(), e, ExitCode.CONFIGURATION);
    } catch (IOException | RuntimeException e) {
      return Troubles.unable(spec.commandLine().getErr(), e);
    }
  }

  private void report(Product product, Map<Role, Secret> made) {
    PrintWriter out = spec.commandLine().getOut();
    Targets targets = product.get(CurrentTargets.class).now();
    long unset = targets.services().stream().filter(Unset.class::isInstance).count();
    out.printf("Controller Status %s, %s%n", Version.current(), product.settings().name());
    out.printf("  %d services, %d of them not configured%n", targets.services().size(), unset);
    String url =
        "https://%s:%d/"
            .formatted(
                BoxNames.of(product.settings()).iterator().next(), product.settings().httpsPort());
    out.printf("  open %s, or any other name or address of this box%n", url);
    reportCertificates(product, url, out);
    product
        .get(UnfitChanges.class)
        .mistakes()
        .forEach(
            mistake ->
                out.printf(
                    "  warning: what was changed in the app cannot be used and is now in %s: %s%n",
                    Changes.aside(product.settings().data()), mistake));
    made.forEach(
        (role, password) ->
            out.printf(
                "  user %s, password %s (shown this once)%n", role.user(), password.reveal()));
    out.flush();
  }

  /** With a wrong clock there is nothing to trust yet. */
  private static void reportCertificates(Product product, String url, PrintWriter out) {
    Path authority = product.settings().certs().resolve("ca.pem");
    if (Files.exists(authority)) {
      out.printf("  trust %s, as %strust shows%n", authority, url);
    }
    CertificateState state = product.get(ServerCertificate.class).state();
    state.warnings().forEach(warning -> out.printf("  warning: %s%n", warning));
  }

  /** A signal ends the JVM; on the way listeners and probes end in order, and the code is 0. */
  private static void stop(Product product) {
    product.close();
    Runtime.getRuntime().halt(ExitCode.OK);
  }
}
