package dev.controllerstatus.access;

import dev.controllerstatus.config.Configuration;
import dev.controllerstatus.config.Legible;
import dev.controllerstatus.config.Secret;
import dev.controllerstatus.config.Section;
import dev.controllerstatus.config.Settings;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.util.EnumMap;
import java.util.Map;

/**
 * The built-in users. A configured password counts; without one, a password is made at first start
 * and shown once. Hashes are kept in {@code users.properties} of the data folder; what the command
 * line writes there counts at once in the running service.
 */
@Singleton
public final class Users {
  private final UsersFile file;
  private final FirstPasswords first;
  private final Map<Role, Secret> configured = new EnumMap<>(Role.class);
  private final Map<Role, Account> presets = new EnumMap<>(Role.class);

  /** Reads the section {@code access}; touches no file yet. */
  Users(Configuration configuration, Settings settings, FirstPasswords first) {
    this.file = new UsersFile(settings.data().resolve("users.properties"));
    this.first = first;
    for (Role role : Role.values()) {
      Section user = configuration.root().section("access").section(role.user());
      user.secret("password").ifPresent(password -> configured.put(role, password));
    }
  }

  /**
   * Gets every user's hash ready.
   *
   * @return the passwords that were made now
   * @throws IOException when the data folder cannot be read or written
   */
  public Map<Role, Secret> open() throws IOException {
    configured.forEach((role, password) -> presets.put(role, account(role, password, false)));
    Map<Role, Account> kept = file.read();
    Map<Role, Secret> made = new EnumMap<>(Role.class);
    for (Role role : Role.values()) {
      if (!configured.containsKey(role) && !kept.containsKey(role)) {
        made.put(role, make(role));
      }
    }
    return made;
  }

  /**
   * Replaces a password by one that the box makes, to be read from the label. An admin must choose
   * another one first.
   */
  public Secret make(Role role) throws IOException {
    Secret password = Legible.secret();
    // The readable copy first: a power cut in between leaves a line too many, not a lost password.
    first.keep(role, password);
    file.put(account(role, password, role == Role.ADMIN));
    return password;
  }

  /**
   * Replaces a password by one that a person has chosen; all sessions of the user end.
   *
   * @throws IllegalStateException when the password is set by configuration
   */
  public void change(Role role, Secret password) throws IOException {
    if (isPreset(role)) {
      throw new IllegalStateException("the password of " + role.user() + " is configured");
    }
    file.put(account(role, password, false));
    first.forget(role);
  }

  /** Whether the password stands in the configuration and can only be changed there. */
  public boolean isPreset(Role role) {
    return configured.containsKey(role);
  }

  /** A user as of now. */
  public Account account(Role role) {
    Account preset = presets.get(role);
    return preset == null ? file.current(role) : preset;
  }

  private static Account account(Role role, Secret password, boolean mustChange) {
    return new Account(role, PasswordHash.of(password.reveal()), mustChange);
  }
}
