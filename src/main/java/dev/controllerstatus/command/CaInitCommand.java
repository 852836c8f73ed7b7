package dev.controllerstatus.command;

import dev.controllerstatus.certs.FleetAuthority;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Makes the root of a fleet. */
@Command(
    name = "init",
    description =
        "Makes the root for a fleet: root.key, to be kept offline, and root.pem, which people"
            + " trust once for all boxes.",
    mixinStandardHelpOptions = true,
    versionProvider = VersionText.class,
    footer = {
      "",
      "Example:",
      "  controller-status ca init --folder fleet --name \"Example Charging\" \\",
      "      --permit example.net --permit 10.20.0.0/16",
      "",
      CaCommand.EXIT_CODES
    })
final class CaInitCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Option(
      names = "--folder",
      required = true,
      description = "Where root.key and root.pem go; made if missing, never overwritten.")
  private Path folder = Path.of(".");

  @Option(
      names = "--name",
      defaultValue = "Controller Status fleet",
      description = "Name of the authority, as trust stores show it (default: ${DEFAULT-VALUE}).")
  private String name = "";

  @Option(
      names = "--permit",
      description =
          "A domain with all names below it, an address or a range: nothing else can be signed for"
              + " below this root. Without a range, the private ranges. Can be repeated.")
  private List<String> permitted = List.of();

  @Option(names = "--days", defaultValue = "7300", description = CaCommand.DAYS)
  private int days;

  @Override
  public Integer call() {
    return CaCommand.run(
        spec,
        (out, _) -> {
          FleetAuthority fleet = new FleetAuthority(folder, InstantSource.system().instant());
          fleet.init(name, permitted, Duration.ofDays(days));
          out.printf("Made %s and root.key beside it.%n", CaCommand.shown(fleet.shown()));
          out.println("Keep root.key offline: whoever has it can pose as any of your boxes.");
        });
  }
}
