package dev.controllerstatus.access;

import io.micronaut.http.HttpRequest;
import io.micronaut.security.authentication.AuthenticationFailureReason;
import io.micronaut.security.authentication.AuthenticationRequest;
import io.micronaut.security.authentication.AuthenticationResponse;
import io.micronaut.security.authentication.provider.HttpRequestExecutorAuthenticationProvider;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Answers whether a name and a password belong to a user. */
@Singleton
final class BasicLogin<B> implements HttpRequestExecutorAuthenticationProvider<B> {
  private final Users users;
  private final KnownLogins known;

  BasicLogin(Users users, InstantSource clock) {
    this.users = users;
    this.known = new KnownLogins(clock);
  }

  @Override
  public AuthenticationResponse authenticate(
      @Nullable HttpRequest<B> request, AuthenticationRequest<String, String> login) {
    return role(login.getIdentity(), login.getSecret())
        .map(role -> AuthenticationResponse.success(role.user(), List.of(role.user())))
        .orElseGet(
            () ->
                AuthenticationResponse.failure(
                    AuthenticationFailureReason.CREDENTIALS_DO_NOT_MATCH));
  }

  private Optional<Role> role(String user, String password) {
    return known
        .find(user, password)
        .or(
            () -> {
              Optional<Role> role = users.authenticate(user, password);
              role.ifPresent(r -> known.remember(user, password, r));
              return role;
            });
  }
}
