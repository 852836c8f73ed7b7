package dev.controllerstatus.command;

import dev.controllerstatus.api.StatusBody;
import dev.controllerstatus.api.Statuses;
import dev.controllerstatus.config.ConfigurationException;
import dev.controllerstatus.rounds.Check;
import dev.controllerstatus.rounds.Rounds;
import io.micronaut.serde.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Checks every service once and says what it found. */
@Command(
    name = "check",
    description = "Checks all services once, within 15 seconds, and prints their lights.",
    mixinStandardHelpOptions = true,
    versionProvider = VersionText.class,
    footer = {
      "",
      "Exit codes: 0 green, 1 yellow, 2 red, 3 unable to check (also when the configuration cannot"
          + " be used)."
    })
final class CheckCommand implements Callable<Integer> {
  private final Map<String, String> environment;

  // Of the fifteen seconds, what is left after the start of the JVM and before the print.
  private static final Duration HARD_END = Duration.ofSeconds(12);

  @Spec private CommandSpec spec;

  @Option(names = "--json", description = "Print what GET /api/status answers.")
  private boolean isJson;

  CheckCommand(Map<String, String> environment) {
    this.environment = environment;
  }

  @Override
  public Integer call() throws InterruptedException {
    try (Product product = Product.of(environment)) {
      StatusBody status = check(product);
      print(product, status);
      return exitCode(status.light());
    } catch (ConfigurationException e) {
      return Troubles.configuration(spec.commandLine().getErr(), e, ExitCode.UNABLE);
    } catch (IOException | RuntimeException e) {
      return Troubles.unable(spec.commandLine().getErr(), e);
    }
  }

  private static StatusBody check(Product product) throws InterruptedException {
    Rounds rounds = product.get(Rounds.class);
    Check check = rounds.check();
    rounds.start();
    new Check(check.answers(), min(check.limit(), HARD_END)).await();
    return product.get(Statuses.class).now("", Locale.getDefault());
  }

  private static Duration min(Duration a, Duration b) {
    return a.compareTo(b) < 0 ? a : b;
  }

  private void print(Product product, StatusBody status) throws IOException {
    PrintWriter out = spec.commandLine().getOut();
    if (isJson) {
      out.println(product.get(ObjectMapper.class).writeValueAsString(status));
    } else {
      StatusTable.print(status, out);
    }
    out.flush();
  }

  private static int exitCode(String light) {
    return switch (light) {
      case "green" -> ExitCode.OK;
      case "yellow" -> ExitCode.YELLOW;
      case "red" -> ExitCode.RED;
      default -> ExitCode.UNABLE;
    };
  }
}
