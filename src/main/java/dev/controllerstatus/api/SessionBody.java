package dev.controllerstatus.api;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.controllerstatus.access.Account;
import io.micronaut.security.authentication.Authentication;
import io.micronaut.serde.annotation.Serdeable;

/**
 * Who is logged in.
 *
 * @param user {@code viewer} reads, {@code admin} also changes
 * @param passwordChangeRequired whether a password has to be chosen before anything else
 */
@Serdeable
record SessionBody(String user, boolean passwordChangeRequired) {
  static SessionBody of(Account account) {
    return new SessionBody(account.role().user(), account.mustChange());
  }

  static SessionBody of(Authentication user) {
    return new SessionBody(user.getName(), user.getRoles().contains(Account.MUST_CHANGE));
  }

  /** A name and a password. */
  @Serdeable
  record LoginBody(
      @JsonProperty(required = true) String user, @JsonProperty(required = true) String password) {
    @Override
    public String toString() {
      return "LoginBody[" + user + "]";
    }
  }

  /**
   * A new password.
   *
   * @param current the password of whoever asks
   * @param password the one to be
   */
  @Serdeable
  record PasswordBody(
      @JsonProperty(required = true) String current,
      @JsonProperty(required = true) String password) {
    @Override
    public String toString() {
      return "PasswordBody[]";
    }
  }
}
