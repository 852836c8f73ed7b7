package dev.controllerstatus.command;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.controllerstatus.access.Account;
import dev.controllerstatus.access.AuditLog;
import dev.controllerstatus.access.Passwords;
import dev.controllerstatus.access.Role;
import dev.controllerstatus.access.Users;
import dev.controllerstatus.config.ConfigurationException;
import dev.controllerstatus.config.Secret;
import dev.controllerstatus.words.Messages;
import java.io.BufferedReader;
import java.io.Console;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Sets a user's password, for whoever may write in the data folder. */
@Command(
    name = "password",
    description =
        "Sets the password of a user. Counts at once, also in the running service; all sessions of"
            + " the user end.",
    mixinStandardHelpOptions = true,
    versionProvider = VersionText.class,
    footer = {
      "",
      "The password is asked for twice on a terminal, and read as one line from anything else:",
      "  controller-status password viewer < viewer-password",
      "",
      "Exit codes: 0 set, 2 the configuration cannot be used, 3 not set: the message says why."
    })
final class PasswordCommand implements Callable<Integer> {
  private final Map<String, String> environment;
  private final InputStream in;
  @Spec private CommandSpec spec;

  @Parameters(
      arity = "0..1",
      paramLabel = "USER",
      description = "admin or viewer; admin without this.")
  private String user = "admin";

  @Option(names = "--random", description = "Make one and print it; an admin must then change it.")
  private boolean isRandom;

  PasswordCommand(Map<String, String> environment, InputStream in) {
    this.environment = environment;
    this.in = in;
  }

  @Override
  public Integer call() {
    try (Product product = Product.of(environment)) {
      Users users = product.get(Users.class);
      Optional<Role> role = Role.of(user);
      if (role.isEmpty()) {
        return refuse("There is no user \"" + user + "\": admin or viewer.");
      } else if (users.isPreset(role.get())) {
        return refuse(
            "This password is set by controller-status.access.%s.password: change it there."
                .formatted(user));
      }
      return isRandom ? make(users, role.get()) : set(product, users, role.get());
    } catch (ConfigurationException e) {
      return Troubles.configuration(spec.commandLine().getErr(), e, ExitCode.CONFIGURATION);
    } catch (IOException | RuntimeException e) {
      return Troubles.unable(spec.commandLine().getErr(), e);
    }
  }

  private int make(Users users, Role role) throws IOException {
    Secret password = users.make(role);
    say("user %s, password %s".formatted(role.user(), password.reveal()));
    return ExitCode.OK;
  }

  private int set(Product product, Users users, Role role) throws IOException {
    Account before = users.account(role);
    Optional<Secret> chosen = read(System.console());
    if (chosen.isEmpty()) {
      return refuse("The two passwords differ; nothing was changed.");
    }
    Optional<Passwords.Fault> fault = Passwords.fault(chosen.get(), before);
    if (fault.isPresent()) {
      return refuse(Messages.in(Messages.USUAL).text("status.password." + fault.get().word()));
    }
    users.change(role, chosen.get());
    product
        .get(AuditLog.class)
        .changed("system", null, AuditLog.What.PASSWORD_CHANGED, role.user(), role.user());
    say("The password of %s is set.".formatted(role.user()));
    return ExitCode.OK;
  }

  /** Typed twice on a terminal, else one line; empty if the two differ. */
  private Optional<Secret> read(@Nullable Console console) throws IOException {
    if (console == null || !console.isTerminal()) {
      String line = new BufferedReader(new InputStreamReader(in, UTF_8)).readLine();
      return Optional.of(new Secret(line == null ? "" : line));
    }
    String once = new String(console.readPassword("New password of %s: ", user));
    String again = new String(console.readPassword("Once more: "));
    return once.equals(again) ? Optional.of(new Secret(once)) : Optional.empty();
  }

  private int refuse(String because) {
    spec.commandLine().getErr().println(because);
    spec.commandLine().getErr().flush();
    return ExitCode.UNABLE;
  }

  private void say(String text) {
    PrintWriter out = spec.commandLine().getOut();
    out.println(text);
    out.flush();
  }
}
