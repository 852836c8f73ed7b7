package dev.controllerstatus.access;

import dev.controllerstatus.config.Secret;
import dev.controllerstatus.config.Settings;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;

/**
 * Passwords that the box has made and that nobody has changed since, kept readable for the label in
 * {@code first-passwords.properties} of the data folder. A changed password is never kept here. The
 * code of the setup stands beside them.
 */
@Singleton
public final class FirstPasswords {
  private static final String SETUP_CODE = "setup-code";
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

  /**
   * The code for {@link SetupCode}; empty before the first start.
   *
   * @throws IOException when the data folder cannot be read
   */
  public Optional<Secret> setupCode() throws IOException {
    return Optional.ofNullable(file.read().getProperty(SETUP_CODE)).map(Secret::new);
  }

  void keep(Role role, Secret password) throws IOException {
    keep(role.user(), password);
  }

  void keepSetupCode(Secret code) throws IOException {
    keep(SETUP_CODE, code);
  }

  private void keep(String name, Secret secret) throws IOException {
    Properties kept = file.read();
    kept.setProperty(name, secret.reveal());
    file.write(kept);
  }

  void forget(Role role) throws IOException {
    Properties kept = file.read();
    if (kept.remove(role.user()) != null) {
      file.write(kept);
    }
  }
}
