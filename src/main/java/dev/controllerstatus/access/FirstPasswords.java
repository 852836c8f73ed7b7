package dev.controllerstatus.access;

import dev.controllerstatus.config.Secret;
import dev.controllerstatus.config.Settings;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import java.util.Properties;

/**
 * Passwords that the box has made and that nobody has changed since, kept readable for the label in
 * {@code first-passwords.properties} of the data folder. A changed password is never kept here.
 */
@Singleton
public final class FirstPasswords {
  private final PropertiesFile file;

  FirstPasswords(Settings settings) {
    Path path = settings.data().resolve("first-passwords.properties");
    file = new PropertiesFile(path, "Made by the box for its label; gone once they are changed.");
  }

  /**
   * By user; empty for those that are not known.
   *
   * @throws IOException when the data folder cannot be read
   */
  public Map<Role, Secret> known() throws IOException {
    Properties kept = file.read();
    Map<Role, Secret> known = new EnumMap<>(Role.class);
    for (Role role : Role.values()) {
      String password = kept.getProperty(role.user());
      if (password != null) {
        known.put(role, new Secret(password));
      }
    }
    return known;
  }

  void keep(Role role, Secret password) throws IOException {
    Properties kept = file.read();
    kept.setProperty(role.user(), password.reveal());
    file.write(kept);
  }

  void forget(Role role) throws IOException {
    Properties kept = file.read();
    if (kept.remove(role.user()) != null) {
      file.write(kept);
    }
  }
}
