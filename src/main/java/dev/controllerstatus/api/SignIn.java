package dev.controllerstatus.api;

import dev.controllerstatus.access.Account;
import dev.controllerstatus.access.AuditLog;
import dev.controllerstatus.access.Logins;
import dev.controllerstatus.access.RequestLogin;
import dev.controllerstatus.access.Sessions;
import dev.controllerstatus.config.Secret;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.cookie.Cookie;
import io.micronaut.http.cookie.SameSite;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;

/** Logs browsers in and out: the same for programs and for the page. */
@Singleton
final class SignIn {
  // As long as browsers keep any cookie.
  private static final Duration DEVICE_KEPT = Duration.ofDays(400);
  private final Logins logins;
  private final Sessions sessions;
  private final AuditLog audit;

  SignIn(Logins logins, Sessions sessions, AuditLog audit) {
    this.logins = logins;
    this.sessions = sessions;
    this.audit = audit;
  }

  Logins.Answer login(String user, String password, HttpRequest<?> request) {
    Logins.Answer answer = logins.login(user, new Secret(password), RequestLogin.caller(request));
    if (answer instanceof Logins.Answer.Right(var account)) {
      audit.note(account.role(), RequestLogin.caller(request), AuditLog.What.LOGIN);
    }
    return answer;
  }

  /** Begins a session with this response; the one that the request came with ends. */
  <T> MutableHttpResponse<T> begin(
      Account account, HttpRequest<?> request, MutableHttpResponse<T> response) throws IOException {
    end(request);
    Sessions.Tokens tokens = sessions.begin(account);
    return response
        .cookie(cookie(RequestLogin.SESSION_COOKIE, tokens.session(), Sessions.LONGEST))
        .cookie(cookie(RequestLogin.DEVICE_COOKIE, tokens.device(), DEVICE_KEPT));
  }

  /** Ends the session that the request came with; the browser stays known. */
  <T> MutableHttpResponse<T> end(HttpRequest<?> request, MutableHttpResponse<T> response) {
    end(request)
        .ifPresent(
            account ->
                audit.note(account.role(), RequestLogin.caller(request), AuditLog.What.LOGOUT));
    return response.cookie(cookie(RequestLogin.SESSION_COOKIE, "", Duration.ZERO));
  }

  private Optional<Account> end(HttpRequest<?> request) {
    return request
        .getCookies()
        .findCookie(RequestLogin.SESSION_COOKIE)
        .flatMap(cookie -> sessions.end(cookie.getValue()));
  }

  private static Cookie cookie(String name, String value, Duration kept) {
    return Cookie.of(name, value)
        .path("/")
        .secure(true)
        .httpOnly(true)
        .sameSite(SameSite.Strict)
        .maxAge(kept);
  }
}
