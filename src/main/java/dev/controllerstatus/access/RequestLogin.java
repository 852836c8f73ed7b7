package dev.controllerstatus.access;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.controllerstatus.config.Secret;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.cookie.Cookie;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.security.authentication.Authentication;
import io.micronaut.security.filters.AuthenticationFetcher;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/**
 * Finds out who sends a request: by the name and password of HTTP Basic (RFC 7617), else by the
 * session cookie.
 */
@Singleton
public final class RequestLogin implements AuthenticationFetcher<HttpRequest<?>> {
  /** The cookie of a session; its prefix binds it to this host and to TLS (RFC 6265bis 4.1.3). */
  public static final String SESSION_COOKIE = "__Host-sid";

  /** The cookie of a browser that has logged in before. */
  public static final String DEVICE_COOKIE = "__Host-device";

  /** Attribute of a request that came too soon after wrong ones: how long to wait. */
  public static final String WAIT = "controller-status.wait";

  private static final String BASIC = "Basic ";
  private static final String ACCOUNT = "account";
  private final Logins logins;
  private final Sessions sessions;
  // Hashing takes its time, and Netty's event loops must not.
  private final Scheduler scheduler;

  RequestLogin(
      Logins logins, Sessions sessions, @Named(TaskExecutors.BLOCKING) ExecutorService blocking) {
    this.logins = logins;
    this.sessions = sessions;
    this.scheduler = Schedulers.fromExecutorService(blocking);
  }

  @Override
  public Publisher<Authentication> fetchAuthentication(HttpRequest<?> request) {
    String basic = basic(request);
    Optional<String> session = cookie(request, SESSION_COOKIE);
    // Without encryption nobody is anybody: a password that came so is no longer a secret.
    if (!request.isSecure() || (basic == null && session.isEmpty())) {
      return Mono.empty();
    }
    return Mono.fromCallable(
            () -> basic == null ? bySession(session.orElseThrow()) : byPassword(request, basic))
        .subscribeOn(scheduler);
  }

  private static @Nullable String basic(HttpRequest<?> request) {
    String header = request.getHeaders().get("Authorization");
    return header != null && header.regionMatches(true, 0, BASIC, 0, BASIC.length())
        ? header.substring(BASIC.length()).strip()
        : null;
  }

  private @Nullable Authentication byPassword(HttpRequest<?> request, String credentials) {
    String[] parts = decode(credentials).split(":", 2);
    if (parts.length < 2) {
      return null;
    }
    return switch (logins.basic(parts[0], new Secret(parts[1]), caller(request))) {
      case Logins.Answer.Right(var account) -> authentication(account, Map.of(ACCOUNT, account));
      case Logins.Answer.Wrong _ -> null;
      case Logins.Answer.Wait(var time) -> {
        request.setAttribute(WAIT, time);
        yield null;
      }
    };
  }

  private static String decode(String credentials) {
    try {
      return new String(Base64.getDecoder().decode(credentials), UTF_8);
    } catch (IllegalArgumentException e) {
      return "";
    }
  }

  private @Nullable Authentication bySession(String token) {
    return sessions
        .find(token)
        .map(account -> authentication(account, Map.of(ACCOUNT, account, SESSION_COOKIE, token)))
        .orElse(null);
  }

  private static Authentication authentication(Account account, Map<String, Object> attributes) {
    return Authentication.build(account.role().user(), account.roles(), attributes);
  }

  /** Whether somebody who came in is still in: not after a logout or a changed password. */
  public boolean isStillIn(Authentication who) {
    Map<String, Object> attributes = who.getAttributes();
    return attributes.get(SESSION_COOKIE) instanceof String token
        ? sessions.isOpen(token)
        : attributes.get(ACCOUNT) instanceof Account account && sessions.isCurrent(account);
  }

  /** Where a request comes from. */
  public static Caller caller(HttpRequest<?> request) {
    return new Caller(request.getRemoteAddress().getAddress(), cookie(request, DEVICE_COOKIE));
  }

  private static Optional<String> cookie(HttpRequest<?> request, String name) {
    return request.getCookies().findCookie(name).map(Cookie::getValue);
  }
}
