package dev.controllerstatus;

import dev.controllerstatus.command.CommandLines;
import io.swagger.v3.oas.annotations.OpenAPIDefinition;
import io.swagger.v3.oas.annotations.enums.SecuritySchemeType;
import io.swagger.v3.oas.annotations.info.Info;
import io.swagger.v3.oas.annotations.security.SecurityRequirement;
import io.swagger.v3.oas.annotations.security.SecurityScheme;

/** The entry point behind the launcher. */
@OpenAPIDefinition(
    info =
        @Info(
            title = "Controller Status",
            version = "1",
            description =
                "Whether the services that this controller depends on can be reached. Instants are"
                    + " ISO 8601 in UTC, durations are milliseconds, errors are problems after RFC"
                    + " 9457."),
    security = @SecurityRequirement(name = "basic"))
@SecurityScheme(name = "basic", type = SecuritySchemeType.HTTP, scheme = "basic")
public final class Application {
  private Application() {}

  /** Runs the command line and ends the process with its exit code. */
  public static void main(String[] args) {
    // Nobody needs a second handshake on a connection; a client could ask for thousands.
    System.setProperty("jdk.tls.rejectClientInitiatedRenegotiation", "true");
    System.exit(CommandLines.execute(System.getenv(), args));
  }
}
