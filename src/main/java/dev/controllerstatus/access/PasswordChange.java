package dev.controllerstatus.access;

import dev.controllerstatus.config.Secret;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;

/** A person chooses a password, for themselves or, as admin, for somebody else. */
@Singleton
public final class PasswordChange {
  private final Users users;
  private final Logins logins;
  private final AuditLog audit;

  /** What came of it. */
  public sealed interface Result {
    /** The user as of now; all sessions of before have ended. */
    record Changed(Account account) implements Result {}

    /** The password that should prove who asks is wrong. */
    record Wrong() implements Result {}

    /** Too many wrong ones came before. */
    record Wait(Duration time) implements Result {}

    /** The new one cannot be taken. */
    record Unfit(Passwords.Fault why) implements Result {}

    /** The password stands in the configuration. */
    record Configured(String key) implements Result {}
  }

  PasswordChange(Users users, Logins logins, AuditLog audit) {
    this.users = users;
    this.logins = logins;
    this.audit = audit;
  }

  /**
   * Changes it.
   *
   * @param who asks
   * @param proof the password of {@code who}: a browser left open must not be enough
   * @param whose password is changed
   * @throws IOException when the data folder cannot be written
   */
  public Result change(Role who, Secret proof, Role whose, Secret chosen, Caller caller)
      throws IOException {
    if (users.isPreset(whose)) {
      return new Result.Configured("controller-status.access." + whose.user() + ".password");
    }
    return switch (logins.login(who.user(), proof, caller)) {
      case Logins.Answer.Wrong _ -> new Result.Wrong();
      case Logins.Answer.Wait(var time) -> new Result.Wait(time);
      case Logins.Answer.Right _ -> change(who, whose, chosen, caller);
    };
  }

  private Result change(Role who, Role whose, Secret chosen, Caller caller) throws IOException {
    Optional<Passwords.Fault> fault = Passwords.fault(chosen, users.account(whose));
    if (fault.isPresent()) {
      return new Result.Unfit(fault.get());
    }
    String before = users.account(whose).mustChange() ? "made by the box" : "chosen";
    users.change(whose, chosen);
    audit.changed(
        who.user(),
        caller.address(),
        AuditLog.What.PASSWORD_CHANGED,
        whose.user() + ": " + before,
        whose.user() + ": chosen");
    return new Result.Changed(users.account(whose));
  }
}
