package dev.controllerstatus;

/** The entry point behind the launcher. */
public final class Application {
  private Application() {}

  /** Runs the command line. */
  public static void main(String[] args) {}
}
