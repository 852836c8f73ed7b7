package dev.controllerstatus.access;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.LongSupplier;

/**
 * Logins that were right a moment ago. Basic authentication sends the password with every request,
 * and a hash for each would be too slow; kept is only a keyed digest, under a key of this run. Each
 * counts for the place it came from alone, so that nobody else learns by a quick answer that a
 * guess was right.
 */
final class KnownLogins {
  private static final Duration KEPT = Duration.ofMinutes(5);
  private static final int MOST = 100;
  private final Digest digest = new Digest(Token.random());
  private final LongSupplier nanoTime;
  private final Map<String, Login> logins = new LinkedHashMap<>();

  private record Login(Account account, long sinceNanos) {}

  KnownLogins(LongSupplier nanoTime) {
    this.nanoTime = nanoTime;
  }

  /** Whether this login was right a moment ago and the password has not changed since. */
  synchronized boolean contains(String who, Account account, String password) {
    Login login = logins.get(digest.digest(who, password));
    return login != null
        && login.account().equals(account)
        && nanoTime.getAsLong() - login.sinceNanos() < KEPT.toNanos();
  }

  synchronized void remember(String who, Account account, String password) {
    if (logins.size() >= MOST) {
      logins.clear();
    }
    logins.put(digest.digest(who, password), new Login(account, nanoTime.getAsLong()));
  }
}
