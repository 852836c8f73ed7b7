package dev.controllerstatus.access;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The users on disk. Read again whenever somebody has written there. */
final class UsersFile {
  private static final Logger LOG = LoggerFactory.getLogger(UsersFile.class);
  private static final String MUST_CHANGE = ".must-change";
  private final PropertiesFile file;
  private Map<Role, Account> accounts = new EnumMap<>(Role.class);
  private @Nullable Object version;
  private boolean isTold;

  UsersFile(Path path) {
    file = new PropertiesFile(path, "Password hashes of the built-in users.");
  }

  /** The users that the file knows. */
  synchronized Map<Role, Account> read() throws IOException {
    Object found = version();
    if (!found.equals(version)) {
      accounts = accounts(file.read());
      version = found;
    }
    return accounts;
  }

  /** A user as the file has it now; as it was, where the file cannot be read. */
  synchronized Account current(Role role) {
    try {
      read();
      isTold = false;
    } catch (IOException e) {
      if (!isTold) {
        LOG.warn("the passwords of before stay: {}", e.toString());
      }
      isTold = true;
    }
    return accounts.getOrDefault(role, new Account(role, PasswordHash.ofNobody(), false));
  }

  synchronized void put(Account account) throws IOException {
    Properties kept = file.read();
    String user = account.role().user();
    kept.setProperty(user, account.hash().toString());
    kept.setProperty(user + MUST_CHANGE, Boolean.toString(account.mustChange()));
    file.write(kept);
    version = null;
    read();
  }

  /** Another one for each content: files are replaced whole, never written in place. */
  private Object version() throws IOException {
    if (!Files.exists(file.path())) {
      return List.of();
    }
    BasicFileAttributes now = Files.readAttributes(file.path(), BasicFileAttributes.class);
    return List.of(now.lastModifiedTime(), now.size(), String.valueOf(now.fileKey()));
  }

  private Map<Role, Account> accounts(Properties kept) throws IOException {
    Map<Role, Account> found = new EnumMap<>(Role.class);
    for (Role role : Role.values()) {
      String hash = kept.getProperty(role.user());
      if (hash != null) {
        boolean mustChange = Boolean.parseBoolean(kept.getProperty(role.user() + MUST_CHANGE));
        found.put(role, new Account(role, parse(hash), mustChange));
      }
    }
    return found;
  }

  private PasswordHash parse(String hash) throws IOException {
    try {
      return PasswordHash.parse(hash);
    } catch (IllegalArgumentException e) {
      throw new IOException(
          file.path() + " is damaged; delete it and new passwords are made at the next start", e);
    }
  }
}
