package dev.controllerstatus.access;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * Who is logged in. Sessions live in memory and end when nothing is asked for a while, at the end
 * of their time, on logout, on a changed password, and with the service.
 */
@Singleton
public final class Sessions {
  /** Ends without a request for so long. */
  public static final Duration IDLE = Duration.ofHours(8);

  /** Ends at the latest after so long. */
  public static final Duration LONGEST = Duration.ofDays(7);

  private static final int MOST = 500;
  private final Users users;
  private final Devices devices;
  private final LongSupplier nanoTime;
  private final Digest digest = new Digest(Token.random());
  private final LinkedHashMap<String, Session> sessions = new LinkedHashMap<>(16, 0.75f, true);

  private record Session(Account account, long beganNanos, long seenNanos) {
    boolean isOver(long nowNanos) {
      return nowNanos - seenNanos > IDLE.toNanos() || nowNanos - beganNanos > LONGEST.toNanos();
    }
  }

  /**
   * What a browser keeps.
   *
   * @param session proves the login
   * @param device proves that there was one, for longer
   */
  public record Tokens(String session, String device) {}

  @Inject
  Sessions(Users users, Devices devices) {
    this(users, devices, System::nanoTime);
  }

  Sessions(Users users, Devices devices, LongSupplier nanoTime) {
    this.users = users;
    this.devices = devices;
    this.nanoTime = nanoTime;
  }

  /**
   * Begins a session.
   *
   * @throws IOException when the data folder cannot be written
   */
  public Tokens begin(Account account) throws IOException {
    String token = Token.random();
    Tokens tokens = new Tokens(token, devices.issue(account.role()));
    long now = nanoTime.getAsLong();
    synchronized (this) {
      sessions.put(digest.digest(token), new Session(account, now, now));
      sessions.values().removeIf(session -> session.isOver(now));
      if (sessions.size() > MOST) {
        sessions.pollFirstEntry();
      }
    }
    return tokens;
  }

  /** Whose session this is, if it goes on; being asked for keeps it going. */
  public Optional<Account> find(String token) {
    return find(token, true);
  }

  /** The same, without keeping it going: for what runs by itself in an open page. */
  public boolean isOpen(String token) {
    return find(token, false).isPresent();
  }

  private synchronized Optional<Account> find(String token, boolean isSeen) {
    String key = digest.digest(token);
    Session session = sessions.get(key);
    long now = nanoTime.getAsLong();
    if (session == null) {
      return Optional.empty();
    }
    if (session.isOver(now) || !isCurrent(session.account())) {
      sessions.remove(key);
      return Optional.empty();
    }
    if (isSeen) {
      sessions.put(key, new Session(session.account(), session.beganNanos(), now));
    }
    return Optional.of(session.account());
  }

  /** Not once the password has been changed. */
  boolean isCurrent(Account account) {
    return users.account(account.role()).equals(account);
  }

  /** Ends a session; tells whose it was, if it was still going on. */
  public synchronized Optional<Account> end(String token) {
    Optional<Account> account = find(token, false);
    sessions.remove(digest.digest(token));
    return account;
  }
}
