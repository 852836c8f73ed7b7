package dev.controllerstatus.command;

import dev.controllerstatus.certs.BoxRequests;
import dev.controllerstatus.config.ConfigurationException;
import dev.controllerstatus.config.Settings;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Asks a company's authority for a server certificate. */
@Command(
    name = "csr",
    description =
        "On the box: prints a certificate signing request (PKCS#10) for a company's authority. The"
            + " key stays here, as request.key in the folder of certificates.",
    mixinStandardHelpOptions = true,
    versionProvider = VersionText.class,
    footer = {
      "",
      "Example:",
      "  controller-status ca csr --name depot-north.example.net > request.csr",
      "Set https.certificate to the file with the signed certificate and those above it; the key is"
          + " found.",
      "",
      CaCommand.EXIT_CODES
    })
final class CaCsrCommand implements Callable<Integer> {
  private final Map<String, String> environment;
  @Spec private CommandSpec spec;

  @Option(
      names = "--name",
      description =
          "A host name to ask for, beside https.names; without either, the machine's own names. Can"
              + " be repeated.")
  private List<String> names = List.of();

  CaCsrCommand(Map<String, String> environment) {
    this.environment = environment;
  }

  @Override
  public Integer call() {
    try (Product product = Product.of(environment)) {
      return CaCommand.run(
          spec,
          (out, err) -> {
            Settings settings = product.settings();
            out.print(BoxRequests.forServer(settings, names));
            err.printf("The key is %s.%n", CaCommand.shown(BoxRequests.serverKey(settings)));
          });
    } catch (ConfigurationException e) {
      return Troubles.configuration(spec.commandLine().getErr(), e, ExitCode.CONFIGURATION);
    }
  }
}
