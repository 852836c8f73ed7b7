package dev.controllerstatus.command;

import dev.controllerstatus.certs.BoxRequests;
import dev.controllerstatus.config.ConfigurationException;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Asks the fleet's authority for one below it. */
@Command(
    name = "request",
    description =
        "On the box: prints a request for ca issue. The key stays here, as ca-request.key in the"
            + " folder of certificates.",
    mixinStandardHelpOptions = true,
    versionProvider = VersionText.class,
    footer = {
      "",
      "Example:",
      "  controller-status ca request > depot-north.csr",
      "The file that ca issue makes from it belongs into the folder of certificates as ca.key.",
      "",
      CaCommand.EXIT_CODES
    })
final class CaRequestCommand implements Callable<Integer> {
  private final Map<String, String> environment;
  @Spec private CommandSpec spec;

  CaRequestCommand(Map<String, String> environment) {
    this.environment = environment;
  }

  @Override
  public Integer call() {
    try (Product product = Product.of(environment)) {
      return CaCommand.run(
          spec, (out, _) -> out.print(BoxRequests.forAuthority(product.settings())));
    } catch (ConfigurationException e) {
      return Troubles.configuration(spec.commandLine().getErr(), e, ExitCode.CONFIGURATION);
    }
  }
}
