package dev.controllerstatus.access;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.controllerstatus.config.Settings;
import dev.controllerstatus.config.WholeFile;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Optional;

/**
 * Tokens by which a browser shows that it has logged in before. They open nothing: they only keep
 * the delays that strangers cause away from the owner (the device cookies of OWASP's advice on
 * guessing). Their key is kept in {@code device.key} of the data folder.
 */
@Singleton
final class Devices {
  private final Path file;

  Devices(Settings settings) {
    file = settings.data().resolve("device.key");
  }

  /** A token for one more browser of this user. */
  String issue(Role role) throws IOException {
    String name = role.user() + "." + Token.random();
    return name + "." + key().digest(name);
  }

  /** Whether the box has issued this token to a browser of this user. */
  boolean isKnown(Role role, Optional<String> token) {
    return token.filter(text -> text.startsWith(role.user() + ".") && isOurs(text)).isPresent();
  }

  private boolean isOurs(String token) {
    int end = token.lastIndexOf('.');
    try {
      String expected = key().digest(token.substring(0, end));
      return MessageDigest.isEqual(
          expected.getBytes(UTF_8), token.substring(end + 1).getBytes(UTF_8));
    } catch (IOException e) {
      return false; // A stranger, then: nothing is lost but a privilege.
    }
  }

  private synchronized Digest key() throws IOException {
    if (!Files.exists(file)) {
      WholeFile.replace(file, Token.random() + "\n", WholeFile.OWNER_ONLY);
    }
    return new Digest(Files.readString(file, UTF_8).strip());
  }
}
