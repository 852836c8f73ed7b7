package dev.controllerstatus.probe.wire.http;

import java.net.InetSocketAddress;
import java.net.Proxy;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import okhttp3.HttpUrl;
import okhttp3.Request;

/** A proxy on the way to a target. */
public record ProxyServer(Kind kind, String host, int port, Optional<Login> login) {
  private static final Pattern SHAPE =
      Pattern.compile("(http|socks5h?)://(\\S+:\\d{1,5})/?", Pattern.CASE_INSENSITIVE);

  /** How a proxy is spoken to. */
  public enum Kind {
    /** RFC 9110 section 9.3.6, and RFC 9112 section 3.2.2. */
    HTTP,
    /** RFC 1928; names are left to the proxy. */
    SOCKS5
  }

  /** Reads {@code http://[user:pass@]host:port} or {@code socks5://[user:pass@]host:port}. */
  static ProxyServer parse(String text) {
    Matcher matcher = SHAPE.matcher(text.strip());
    if (!matcher.matches()) {
      throw new IllegalArgumentException("not a proxy");
    }
    HttpUrl url = HttpUrl.get("http://" + matcher.group(2));
    Kind kind = matcher.group(1).equalsIgnoreCase("http") ? Kind.HTTP : Kind.SOCKS5;
    return new ProxyServer(kind, url.host(), url.port(), Login.of(url));
  }

  /** What OkHttp must know of it: a SOCKS connection is made before OkHttp gets it. */
  Proxy forOkHttp() {
    return switch (kind) {
      case HTTP -> new Proxy(Proxy.Type.HTTP, InetSocketAddress.createUnresolved(host, port));
      case SOCKS5 -> Proxy.NO_PROXY;
    };
  }

  /** The request for a tunnel. */
  Request tunnel(Request proposed) {
    return introduced(proposed.newBuilder().header("User-Agent", UserAgent.TEXT)).build();
  }

  /** A request with the login that this proxy wants to see in it. */
  public Request.Builder introduced(Request.Builder request) {
    if (kind == Kind.HTTP) {
      login.ifPresent(l -> request.header("Proxy-Authorization", l.basic()));
    }
    return request;
  }
}
