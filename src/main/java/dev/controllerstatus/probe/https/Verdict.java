package dev.controllerstatus.probe.https;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.controllerstatus.probe.FaultException;
import dev.controllerstatus.probe.wire.Faults;
import dev.controllerstatus.sample.Fault;
import dev.controllerstatus.sample.Fault.Protocol;
import dev.controllerstatus.sample.Fault.Refused;
import java.io.IOException;
import java.nio.charset.Charset;
import java.util.Optional;
import okhttp3.MediaType;
import okhttp3.Response;
import okhttp3.ResponseBody;
import okio.ByteString;

/** Whether an answer is the expected one. */
final class Verdict {
  /** More of a body is never read. */
  static final long READ_AT_MOST = 64 * 1024;

  private final HttpsTarget target;

  Verdict(HttpsTarget target) {
    this.target = target;
  }

  void on(Response response) throws IOException {
    if (!target.statuses().contain(response.code())) {
      throw new FaultException(unexpected(response));
    }
    Optional<String> missing = target.body();
    if (missing.isPresent() && !contains(response.body(), missing.get())) {
      throw new FaultException(
          new Protocol(
              Protocol.Reason.UNEXPECTED_ANSWER, "body without \"" + missing.get() + "\""));
    }
  }

  private Fault unexpected(Response response) throws IOException {
    int code = response.code();
    if (code == 400 && isAboutTls(response.body())) {
      return new Protocol(Protocol.Reason.TLS_EXPECTED, "400 to plain HTTP");
    }
    if (code == 407 || isOfProxy(response)) {
      return Faults.ofProxy(Integer.toString(code));
    }
    return switch (code) {
      case 401, 403 -> new Refused(Refused.Reason.LOGIN, Integer.toString(code));
      default -> new Refused(Refused.Reason.STATUS, code + goal(response));
    };
  }

  /** Plain HTTP is answered in the service's place; the usual proxies then leave their mark. */
  private boolean isOfProxy(Response response) {
    return !target.url().isHttps()
        && target.proxy().serverFor(target.url()).isPresent()
        && (response.header("X-Squid-Error") != null
            || Optional.ofNullable(response.header("Server"))
                .filter(name -> name.startsWith("tinyproxy"))
                .isPresent());
  }

  /** Servers that notice plain HTTP on their TLS port say so in words, each in its own. */
  private boolean isAboutTls(ResponseBody body) throws IOException {
    return !target.url().isHttps() && (contains(body, "HTTPS") || contains(body, "SSL"));
  }

  /** Where a redirect leads, for one that leaves the host, as those of sign-in pages do. */
  static String goalElsewhere(Response response) {
    String host = response.request().url().host();
    return goal(response).contains("://" + host) ? "" : goal(response);
  }

  private static String goal(Response response) {
    return Optional.ofNullable(response.header("Location"))
        .map(location -> response.request().url().resolve(location))
        .map(url -> " to " + HttpsTarget.shown(url))
        .orElse("");
  }

  private static boolean contains(ResponseBody body, String text) throws IOException {
    Charset charset = Optional.ofNullable(body.contentType()).map(MediaType::charset).orElse(UTF_8);
    return body.source().indexOf(ByteString.encodeString(text, charset), 0, READ_AT_MOST) >= 0;
  }
}
