package dev.controllerstatus.probe.wire.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.controllerstatus.config.Secret;
import dev.controllerstatus.config.Section;
import java.util.Optional;
import okhttp3.Credentials;
import okhttp3.HttpUrl;

/** Who asks, for a server or a proxy that wants to know. */
public record Login(String user, Secret password) {
  /** The user information of a URL, where it has any. */
  public static Optional<Login> of(HttpUrl url) {
    return url.username().isEmpty() && url.password().isEmpty()
        ? Optional.empty()
        : Optional.of(new Login(url.username(), new Secret(url.password())));
  }

  /** The login of a target: its password may stand outside of the URL, in a file for example. */
  public static Optional<Login> read(Optional<HttpUrl> url, Section section) {
    Optional<Login> ofUrl = url.flatMap(Login::of);
    Optional<Secret> password = section.secret("password");
    if (password.isPresent() && ofUrl.isEmpty()) {
      section.problem("password", "it without a user", "a user in the URL, https://user@host/");
    }
    return ofUrl.map(login -> new Login(login.user(), password.orElse(login.password())));
  }

  /** The value of an {@code Authorization} header, RFC 7617. */
  public String basic() {
    return Credentials.basic(user, password.reveal(), UTF_8);
  }
}
