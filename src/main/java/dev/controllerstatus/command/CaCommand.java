package dev.controllerstatus.command;

import dev.controllerstatus.certs.x509.UnfitException;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Groups what concerns certificate authorities other than the box's own. */
@Command(
    name = "ca",
    description = "One certificate authority for all boxes, or a certificate from elsewhere.",
    mixinStandardHelpOptions = true,
    versionProvider = VersionText.class,
    footer = {
      "",
      "For a fleet, on an offline machine and then on each box:",
      "  controller-status ca init --folder fleet --name \"Example Charging\" --permit example.net",
      "  controller-status ca issue --folder fleet --host depot-north.example.net --out ca.key",
      "For a certificate of a company's authority, on the box:",
      "  controller-status ca csr --name depot-north.example.net > request.csr"
    })
final class CaCommand implements Callable<Integer> {
  static final String EXIT_CODES =
      "Exit codes: 0 done, 2 the configuration cannot be used, 3 not done: the message says why, 64"
          + " the command line is not understood.";
  static final String DAYS = "Life in days (default: ${DEFAULT-VALUE}).";
  @Spec private CommandSpec spec;

  static CommandLine with(Map<String, String> environment) {
    return new CommandLine(new CaCommand())
        .addSubcommand(new CaInitCommand())
        .addSubcommand(new CaIssueCommand())
        .addSubcommand(new CaRequestCommand(environment))
        .addSubcommand(new CaCsrCommand(environment));
  }

  @Override
  public Integer call() {
    throw new CommandLine.ParameterException(spec.commandLine(), "ca needs one of its commands");
  }

  /** What a command does, and says on its way. */
  interface Work {
    void run(PrintWriter out, PrintWriter err)
        throws IOException, GeneralSecurityException, UnfitException;
  }

  static int run(CommandSpec spec, Work work) {
    PrintWriter err = spec.commandLine().getErr();
    PrintWriter out = spec.commandLine().getOut();
    try {
      work.run(out, err);
      out.flush();
      err.flush();
      return ExitCode.OK;
    } catch (UnfitException e) {
      err.println(e.getMessage());
      err.flush();
      return ExitCode.UNABLE;
    } catch (IOException | GeneralSecurityException | RuntimeException e) {
      return Troubles.unable(err, e);
    }
  }

  /** How a path is shown in a message. */
  static Path shown(Path path) {
    return path.normalize();
  }
}
