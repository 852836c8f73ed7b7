package dev.controllerstatus.certs;

import dev.controllerstatus.config.Configuration;
import dev.controllerstatus.config.Secret;
import dev.controllerstatus.config.Section;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import java.util.Optional;

/** Where a certificate lies that somebody else has signed, as the configuration says. */
@Singleton
public final class OutsideSettings {
  private final Optional<Path> certificate;
  private final Optional<Path> key;
  private final Optional<Secret> password;

  /** Reads its keys of the section {@code https}; touches no certificate yet. */
  @Inject
  OutsideSettings(Configuration configuration) {
    Section https = configuration.root().section("https");
    certificate = https.value("certificate", "a path", Path::of);
    key = https.value("key", "a path", Path::of);
    password = https.secret("password");
    if (certificate.isEmpty()) {
      key.ifPresent(_ -> https.problem("key", "a key alone", "a key beside https.certificate"));
      password.ifPresent(
          _ -> https.problem("password", "a password alone", "a password for https.certificate"));
    }
  }

  Optional<Path> certificate() {
    return certificate;
  }

  Optional<Path> key() {
    return key;
  }

  Optional<Secret> password() {
    return password;
  }
}
