package dev.controllerstatus;

import dev.controllerstatus.command.CommandLines;

/** The entry point behind the launcher. */
public final class Application {
  private Application() {}

  /** Runs the command line and ends the process with its exit code. */
  public static void main(String[] args) {
    System.exit(CommandLines.execute(args));
  }
}
