package dev.controllerstatus.access;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Logins that were right a moment ago. Basic authentication sends the password with every request,
 * and a hash for each would be too slow; kept is only a keyed digest, under a key of this run.
 */
final class KnownLogins {
  private static final Duration KEPT = Duration.ofMinutes(5);
  private static final int MOST = 100;
  private final SecretKeySpec key;
  private final InstantSource clock;
  private final Map<String, Login> logins = new LinkedHashMap<>();

  private record Login(Role role, Instant until) {}

  KnownLogins(InstantSource clock) {
    byte[] random = new byte[32];
    new SecureRandom().nextBytes(random);
    this.key = new SecretKeySpec(random, "HmacSHA256");
    this.clock = clock;
  }

  synchronized Optional<Role> find(String user, String password) {
    Login login = logins.get(digest(user, password));
    return login != null && login.until().isAfter(clock.instant())
        ? Optional.of(login.role())
        : Optional.empty();
  }

  synchronized void remember(String user, String password, Role role) {
    if (logins.size() >= MOST) {
      logins.clear();
    }
    logins.put(digest(user, password), new Login(role, clock.instant().plus(KEPT)));
  }

  private String digest(String user, String password) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(key);
      mac.update(user.getBytes(UTF_8));
      mac.update((byte) 0);
      return Base64.getEncoder().encodeToString(mac.doFinal(password.getBytes(UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
