package dev.controllerstatus.access;

import dev.controllerstatus.access.PasswordHash.Queue;
import dev.controllerstatus.config.Secret;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.stream.Stream;

/** Answers whether a name and a password belong to a user, and how often that may be asked. */
@Singleton
public final class Logins {
  private static final PasswordHash NOBODY = PasswordHash.ofNobody();
  private static final int TURNS = 256;
  private final Users users;
  private final Devices devices;
  private final AuditLog audit;
  private final KnownLogins known;
  private final Gate gate;
  private final Map<Queue, List<Object>> turns =
      Map.of(Queue.OWNERS, turns(), Queue.OTHERS, turns());

  /** What a login came to. */
  public sealed interface Answer {
    /** The password is the user's. */
    record Right(Account account) implements Answer {}

    /** It is not, or there is no such user: nobody learns which. */
    record Wrong() implements Answer {}

    /** Not looked at: too many wrong ones came before. */
    record Wait(Duration time) implements Answer {}
  }

  @Inject
  Logins(Users users, Devices devices, AuditLog audit) {
    this(users, devices, audit, System::nanoTime);
  }

  Logins(Users users, Devices devices, AuditLog audit, LongSupplier nanoTime) {
    this.users = users;
    this.devices = devices;
    this.audit = audit;
    this.known = new KnownLogins(nanoTime);
    this.gate = new Gate(nanoTime);
  }

  /** A person logs in, or has to prove once more to be the one. */
  public Answer login(String user, Secret password, Caller caller) {
    Optional<Role> role = Role.of(user);
    String who = who(role, caller);
    Queue queue = gate.queue(stranger(role, caller));
    synchronized (turn(who, queue)) {
      return look(role, password, caller, who, queue);
    }
  }

  /** The login of a script, which sends its password with every request. */
  public Answer basic(String user, Secret password, Caller caller) {
    Optional<Role> role = Role.of(user);
    String who = who(role, caller);
    Queue queue = gate.queue(stranger(role, caller));
    synchronized (turn(who, queue)) {
      if (role.filter(r -> isKnown(r, password, who)).isPresent()) {
        return new Answer.Right(users.account(role.orElseThrow()));
      }
      Answer answer = look(role, password, caller, who, queue);
      if (answer instanceof Answer.Right(var account)) {
        audit.note(account.role(), caller, AuditLog.What.BASIC);
        known.remember(who, account, password.reveal());
      }
      return answer;
    }
  }

  private boolean isKnown(Role role, Secret password, String who) {
    return gate.delay(who).isZero() && known.contains(who, users.account(role), password.reveal());
  }

  private Answer look(
      Optional<Role> role, Secret password, Caller caller, String who, Queue queue) {
    Optional<Source> stranger = stranger(role, caller);
    Duration wait = gate.enter(who, stranger);
    if (!wait.isZero()) {
      audit.refused(role, caller, AuditLog.What.TOO_MANY);
      return new Answer.Wait(wait);
    }
    Optional<Account> account = role.map(users::account);
    if (!account.map(Account::hash).orElse(NOBODY).matches(password.reveal(), queue)) {
      audit.refused(role, caller, AuditLog.What.WRONG);
      return new Answer.Wrong();
    }
    gate.succeeded(who, stranger);
    return new Answer.Right(account.orElseThrow());
  }

  private boolean isKnownDevice(Role role, Caller caller) {
    return devices.isKnown(role, caller.device());
  }

  /** The network of a caller whose browser has not logged in before. */
  private Optional<Source> stranger(Optional<Role> role, Caller caller) {
    return role.filter(r -> isKnownDevice(r, caller)).isPresent()
        ? Optional.empty()
        : Optional.of(caller.source().network());
  }

  private static List<Object> turns() {
    return Stream.generate(Object::new).limit(TURNS).toList();
  }

  /**
   * One after the other from each place, so that the first answer counts for the next question.
   * Places share a turn by chance, so owners have turns of their own.
   */
  private Object turn(String who, Queue queue) {
    return Objects.requireNonNull(turns.get(queue)).get(Math.floorMod(who.hashCode(), TURNS));
  }

  /** All names that are no user share one delay, so that it tells nothing about names. */
  private String who(Optional<Role> role, Caller caller) {
    return stranger(role, caller).isEmpty()
        ? caller.device().orElseThrow()
        : role.map(Role::user).orElse("") + "@" + caller.source();
  }
}
