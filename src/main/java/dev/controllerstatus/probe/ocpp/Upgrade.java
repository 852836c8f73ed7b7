package dev.controllerstatus.probe.ocpp;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.controllerstatus.probe.FaultException;
import dev.controllerstatus.probe.wire.Excerpt;
import dev.controllerstatus.probe.wire.Faults;
import dev.controllerstatus.probe.wire.http.ProxyServer;
import dev.controllerstatus.probe.wire.http.UserAgent;
import dev.controllerstatus.sample.Fault;
import dev.controllerstatus.sample.Fault.Protocol;
import dev.controllerstatus.sample.Fault.Refused;
import java.security.SecureRandom;
import java.util.Optional;
import okhttp3.HttpUrl;
import okhttp3.Request;
import okhttp3.Response;
import okio.ByteString;
import okio.Socket;

/** The opening handshake of a WebSocket, RFC 6455 section 4. */
final class Upgrade {
  private static final String MAGIC = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";
  private static final int LONGEST = 80;
  private final OcppTarget target;
  private final Optional<ProxyServer> proxy;
  private final String key = newKey();

  Upgrade(OcppTarget target, Optional<ProxyServer> proxy) {
    this.target = target;
    this.proxy = proxy;
  }

  private static String newKey() {
    byte[] random = new byte[16];
    new SecureRandom().nextBytes(random);
    return ByteString.of(random).base64();
  }

  Request request() {
    return plain()
        .newBuilder()
        .header("Connection", "Upgrade")
        .header("Upgrade", "websocket")
        .header("Sec-WebSocket-Version", "13")
        .header("Sec-WebSocket-Key", key)
        .header("Sec-WebSocket-Protocol", String.join(", ", target.protocols()))
        .build();
  }

  /** The same without what makes it an upgrade. */
  Request plain() {
    Request.Builder request =
        new Request.Builder()
            .url(target.url())
            .header("User-Agent", UserAgent.TEXT)
            .header("Connection", "close");
    target.login().ifPresent(login -> request.header("Authorization", login.basic()));
    if (!target.url().isHttps()) {
      proxy.ifPresent(server -> server.introduced(request));
    }
    return request.build();
  }

  /** The protocol that was agreed on. */
  String accepted(Response response) throws FaultException {
    String proof = ByteString.encodeString(key + MAGIC, US_ASCII).sha1().base64();
    if (!proof.equals(response.header("Sec-WebSocket-Accept"))) {
      throw unexpected("no proof that it has read the request");
    }
    String chosen = Optional.ofNullable(response.header("Sec-WebSocket-Protocol")).orElse("");
    if (!target.protocols().contains(chosen)) {
      throw unexpected(
          chosen.isEmpty()
              ? "takes none of " + String.join(", ", target.protocols())
              : "chose " + Excerpt.of(chosen, LONGEST));
    }
    return "WebSocket " + chosen;
  }

  /** The connection once it is no longer one of HTTP. */
  Socket channel(Response response) throws FaultException {
    Socket socket = response.socket();
    if (response.code() != 101) {
      throw new FaultException(refused(response));
    } else if (socket == null) {
      throw unexpected("no upgraded connection");
    }
    return socket;
  }

  /** An unknown charge point is 404, OCPP-J 1.6 section 3.1.1; proxies drop what they ignore. */
  private Fault refused(Response response) {
    String status = Integer.toString(response.code());
    return switch (response.code()) {
      case 401, 403, 404 -> new Refused(Refused.Reason.LOGIN, status);
      case 407 -> Faults.ofProxy(status);
      case 200, 400, 405, 426, 501 -> new Refused(Refused.Reason.UPGRADE, status);
      default -> new Refused(Refused.Reason.STATUS, status + goal(response));
    };
  }

  private String goal(Response response) {
    return Optional.ofNullable(response.header("Location"))
        .map(location -> target.url().resolve(location))
        .map(Upgrade::shown)
        .orElse("");
  }

  private static String shown(HttpUrl url) {
    return " to "
        + url.newBuilder().username("").password("").query(null).fragment(null).toString();
  }

  private static FaultException unexpected(String detail) {
    return new FaultException(new Protocol(Protocol.Reason.UNEXPECTED_ANSWER, detail));
  }
}
