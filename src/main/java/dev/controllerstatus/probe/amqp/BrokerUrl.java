package dev.controllerstatus.probe.amqp;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.controllerstatus.config.Secret;
import dev.controllerstatus.config.Section;
import dev.controllerstatus.target.Endpoint;
import java.net.URI;
import java.net.URLDecoder;
import java.util.Optional;

/**
 * The parts of {@code amqps://user:password@host:port/vhost}, as the RabbitMQ URI spec has them.
 */
record BrokerUrl(URI url) {
  // A short string of AMQP 0-9-1, section 4.2.5.3, is no longer.
  private static final int LONGEST_VHOST = 255;

  boolean isSecure() {
    return url.getScheme().equals("amqps");
  }

  /** The address that people see: without user and password, and always with the port. */
  Endpoint endpoint() {
    int port = url.getPort() > 0 ? url.getPort() : isSecure() ? 5671 : 5672;
    String shown = url.getScheme() + "://" + url.getHost() + ":" + port + url.getRawPath();
    return new Endpoint(shown, url.getHost().replaceAll("[\\[\\]]", ""), port);
  }

  /** An empty path is the default virtual host, whose name is a slash. */
  String vhost() {
    String path = url.getRawPath();
    return path.length() <= 1 ? "/" : decoded(path.substring(1));
  }

  Optional<String> user() {
    return Optional.ofNullable(url.getRawUserInfo())
        .map(info -> decoded(info.split(":", 2)[0]))
        .filter(user -> !user.isEmpty());
  }

  Optional<Secret> password() {
    return Optional.ofNullable(url.getRawUserInfo())
        .filter(info -> info.contains(":"))
        .map(info -> decoded(info.split(":", 2)[1]))
        .filter(password -> !password.isEmpty())
        .map(Secret::new);
  }

  void check(Section section) {
    if (url.getRawQuery() != null || url.getRawFragment() != null) {
      section.problem("url", "a ? or a #", "a URL that ends with the virtual host");
    }
    if (url.getRawPath().lastIndexOf('/') > 0) {
      section.problem(
          "url", "a second / in the path", "one virtual host, with %2f for a slash in its name");
    }
    if (vhost().getBytes(UTF_8).length > LONGEST_VHOST) {
      section.problem("url", "a longer name", "a virtual host of up to 255 bytes");
    }
  }

  // A plus is a plus in these parts, RFC 3986 section 2.2; the decoder is made for forms.
  private static String decoded(String text) {
    return URLDecoder.decode(text.replace("+", "%2B"), UTF_8);
  }
}
