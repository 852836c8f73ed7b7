package dev.controllerstatus.command;

import dev.controllerstatus.command.Examination.Finding;
import dev.controllerstatus.command.Examination.Grade;
import dev.controllerstatus.config.ConfigurationException;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Checks the installation rather than the services. */
@Command(
    name = "doctor",
    description = "Checks the installation: Java, configuration, folders, ports, own Wi-Fi.",
    mixinStandardHelpOptions = true,
    versionProvider = VersionText.class,
    footer = {
      "",
      "It changes nothing, and may be asked while the service runs.",
      "Exit codes: 0 all is well, 1 something is missing that the lights do without, 2 it does not"
          + " run like this (also when the configuration cannot be used), 3 unable to look."
    })
final class DoctorCommand implements Callable<Integer> {
  private final Map<String, String> environment;
  @Spec private CommandSpec spec;

  DoctorCommand(Map<String, String> environment) {
    this.environment = environment;
  }

  @Override
  public Integer call() {
    try (Product product = Product.of(environment)) {
      List<Finding> findings = new Examination(product).findings();
      print(findings);
      return exitCode(findings);
    } catch (ConfigurationException e) {
      return Troubles.configuration(spec.commandLine().getErr(), e, ExitCode.CONFIGURATION);
    } catch (RuntimeException e) {
      return Troubles.unable(spec.commandLine().getErr(), e);
    }
  }

  private void print(List<Finding> findings) {
    PrintWriter out = spec.commandLine().getOut();
    for (Finding finding : findings) {
      String grade = finding.grade().name().toLowerCase(Locale.ROOT);
      out.printf(Locale.ROOT, "%-14s %-6s %s%n", finding.about(), grade, finding.says());
    }
    out.flush();
  }

  private static int exitCode(List<Finding> findings) {
    Grade worst = findings.stream().map(Finding::grade).max(Grade::compareTo).orElse(Grade.FAULT);
    return switch (worst) {
      case OK -> ExitCode.OK;
      case NOTE -> ExitCode.YELLOW;
      case FAULT -> ExitCode.RED;
    };
  }
}
