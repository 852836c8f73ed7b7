package dev.controllerstatus.command;

import picocli.CommandLine;

/** The way in for everything that is typed. */
public final class CommandLines {
  private CommandLines() {}

  /** Runs what the arguments say; returns the exit code. */
  public static int execute(String... args) {
    return new CommandLine(new RunCommand())
        .setExitCodeExceptionMapper(_ -> ExitCode.UNABLE)
        .setParameterExceptionHandler(CommandLines::explain)
        .execute(args);
  }

  private static int explain(CommandLine.ParameterException e, String[] args) {
    e.getCommandLine().getErr().println(e.getMessage() + "; --help tells what there is.");
    return ExitCode.USAGE;
  }
}
