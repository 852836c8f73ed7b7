package dev.controllerstatus.access;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.controllerstatus.config.Configuration;
import dev.controllerstatus.config.Legible;
import dev.controllerstatus.config.Secret;
import dev.controllerstatus.config.Section;
import dev.controllerstatus.config.Settings;
import dev.controllerstatus.config.WholeFile;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;

/**
 * The built-in users. A configured password counts; without one, a password is made at first start,
 * kept as a hash in {@code users.properties} of the data folder, and shown once.
 */
@Singleton
public final class Users {
  private static final PasswordHash NOBODY = PasswordHash.ofNobody();
  private final Path file;
  private final Map<Role, Secret> configured = new EnumMap<>(Role.class);
  private final Map<Role, PasswordHash> hashes = new EnumMap<>(Role.class);

  /** Reads the section {@code access}; touches no file yet. */
  Users(Configuration configuration, Settings settings) {
    file = settings.data().resolve("users.properties");
    for (Role role : Role.values()) {
      Section user = configuration.root().section("access").section(role.user());
      user.secret("password").ifPresent(password -> configured.put(role, password));
    }
  }

  /**
   * Gets every user's hash ready.
   *
   * @return the passwords that were made now and that nobody can be told again
   * @throws IOException when the data folder cannot be read or written
   */
  public Map<Role, Secret> open() throws IOException {
    Properties kept = read();
    Map<Role, Secret> made = new EnumMap<>(Role.class);
    for (Role role : Role.values()) {
      Secret preset = configured.get(role);
      if (preset != null) {
        hashes.put(role, PasswordHash.of(preset.reveal()));
      } else if (kept.containsKey(role.user())) {
        hashes.put(role, PasswordHash.parse(kept.getProperty(role.user())));
      } else {
        Secret password = Legible.secret();
        made.put(role, password);
        hashes.put(role, PasswordHash.of(password.reveal()));
        kept.setProperty(role.user(), hashes.get(role).toString());
      }
    }
    if (!made.isEmpty()) {
      write(kept);
    }
    return made;
  }

  /** The role of whoever gives this name and password; as slow for unknown names as for others. */
  Optional<Role> authenticate(String name, String password) {
    for (Role role : Role.values()) {
      if (role.user().equals(name)) {
        PasswordHash hash = hashes.getOrDefault(role, NOBODY);
        return hash.matches(password) ? Optional.of(role) : Optional.empty();
      }
    }
    NOBODY.matches(password);
    return Optional.empty();
  }

  private Properties read() throws IOException {
    Properties properties = new Properties();
    if (Files.exists(file)) {
      properties.load(new StringReader(Files.readString(file, UTF_8)));
    }
    return properties;
  }

  private void write(Properties properties) throws IOException {
    StringBuilder text = new StringBuilder("# Password hashes of the built-in users.\n");
    properties.forEach((user, hash) -> text.append(user).append('=').append(hash).append('\n'));
    WholeFile.replace(file, text.toString(), WholeFile.OWNER_ONLY);
  }
}
