package dev.controllerstatus.command;

import dev.controllerstatus.certs.FleetAuthority;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Makes a box's authority below the root of its fleet. */
@Command(
    name = "issue",
    description =
        "Makes one box's authority below the fleet's root, bound to that box's names and addresses."
            + " The file belongs into the box's folder of certificates as ca.key.",
    mixinStandardHelpOptions = true,
    versionProvider = VersionText.class,
    footer = {
      "",
      "Examples:",
      "  controller-status ca issue --folder fleet --host depot-north.example.net \\",
      "      --host 10.20.3.0/24 --out depot-north.key",
      "  controller-status ca issue --folder fleet --host depot-north.example.net \\",
      "      --request depot-north.csr --out depot-north.pem",
      "With --request (see ca request) the box's key never leaves the box.",
      "",
      CaCommand.EXIT_CODES
    })
final class CaIssueCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Option(names = "--folder", required = true, description = "Where root.key and root.pem are.")
  private Path folder = Path.of(".");

  @Option(
      names = "--host",
      required = true,
      description =
          "A name or address of the box, or a range it gets its address from. Can be repeated.")
  private List<String> hosts = List.of();

  @Option(names = "--request", description = "What ca request printed on the box.")
  private @Nullable Path request;

  @Option(names = "--out", required = true, description = "File to write; never overwritten.")
  private Path out = Path.of("ca.key");

  @Option(names = "--days", defaultValue = "3650", description = CaCommand.DAYS)
  private int days;

  @Override
  public Integer call() {
    return CaCommand.run(
        spec,
        (said, _) -> {
          FleetAuthority fleet = new FleetAuthority(folder, InstantSource.system().instant());
          Instant end =
              fleet.issue(
                  new FleetAuthority.Order(
                      hosts, Optional.ofNullable(request), out, Duration.ofDays(days)));
          said.printf("Made %s, valid until %s.%n", CaCommand.shown(out), end);
          said.println("Put it into the box's folder of certificates as ca.key.");
        });
  }
}
