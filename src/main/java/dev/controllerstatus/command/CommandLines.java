package dev.controllerstatus.command;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.util.Map;
import picocli.CommandLine;

/** The way in for everything that is typed. */
public final class CommandLines {
  private CommandLines() {}

  /** Runs what the words say, in this environment; returns the exit code. */
  public static int execute(Map<String, String> environment, String... words) {
    return of(environment).execute(words);
  }

  static CommandLine of(Map<String, String> environment) {
    return new CommandLine(new RunCommand(environment))
        .addSubcommand(new CheckCommand(environment))
        .addSubcommand(new DoctorCommand(environment))
        .addSubcommand(new PasswordCommand(environment, System.in))
        .addSubcommand(new LabelCommand(environment))
        .addSubcommand(new ExportCommand(environment, new FileOutputStream(FileDescriptor.out)))
        .addSubcommand(new ImportCommand(environment))
        .addSubcommand(CaCommand.with(environment))
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setExitCodeExceptionMapper(_ -> ExitCode.UNABLE)
        .setParameterExceptionHandler(CommandLines::explain);
  }

  static int explain(CommandLine.ParameterException e, String[] args) {
    e.getCommandLine().getErr().println(e.getMessage() + "; --help tells what there is.");
    return ExitCode.USAGE;
  }
}
