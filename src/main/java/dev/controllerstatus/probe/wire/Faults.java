package dev.controllerstatus.probe.wire;

import dev.controllerstatus.probe.Attempt;
import dev.controllerstatus.probe.FaultException;
import dev.controllerstatus.sample.Fault;
import dev.controllerstatus.sample.Fault.Local;
import dev.controllerstatus.sample.Fault.Protocol;
import dev.controllerstatus.sample.Fault.Refused;
import dev.controllerstatus.sample.Fault.Unreachable;
import dev.controllerstatus.sample.Fault.Untrusted;
import dev.controllerstatus.sample.Stage;
import java.io.EOFException;
import java.io.InterruptedIOException;
import java.net.NoRouteToHostException;
import java.net.PortUnreachableException;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLPeerUnverifiedException;

/**
 * From exception to fault; every fault of the network is recognised here and nowhere else. The JDK
 * gives the system's error only as text, in English whatever the locale, so text it is.
 */
public final class Faults {
  private static final Pattern NO_TUNNEL =
      Pattern.compile("Unexpected response code for CONNECT: (\\d+)");

  private Faults() {}

  /** What an attempt failed of, given what was thrown and how far it had come. */
  public static Fault of(Throwable thrown, Attempt attempt) {
    Optional<Fault> known = known(thrown);
    if (known.isPresent()) {
      return known.get();
    }
    return isTimeout(thrown) || attempt.deadline().isOver()
        ? timedOut(attempt)
        : recognise(thrown, attempt.stage());
  }

  private static Optional<Fault> known(Throwable thrown) {
    return causes(thrown)
        .filter(FaultException.class::isInstance)
        .map(e -> ((FaultException) e).fault())
        .findFirst();
  }

  private static boolean isTimeout(Throwable thrown) {
    return causes(thrown)
        .anyMatch(e -> e instanceof InterruptedIOException || e instanceof InterruptedException);
  }

  /** The deadline came: where, and whether anything had been heard by then. */
  public static Fault timedOut(Attempt attempt) {
    return switch (attempt.stage()) {
      case RESOLVE -> new Fault.Unresolved(Fault.Unresolved.Reason.TIMEOUT, "no resolver answered");
      case PROXY, CONNECT -> new Unreachable(Unreachable.Reason.TIMEOUT, attempt.stage());
      case TLS, ANSWER, LOGIN ->
          attempt.isHeard()
              ? new Fault.Slow(Fault.Slow.Reason.TIMEOUT, attempt.stage())
              : new Unreachable(Unreachable.Reason.SILENT, attempt.stage());
    };
  }

  private static Fault recognise(Throwable thrown, Stage stage) {
    if (says(thrown, "Connection refused") || isOf(thrown, PortUnreachableException.class)) {
      return new Unreachable(Unreachable.Reason.REFUSED, stage);
    } else if (says(thrown, "Connection reset") || says(thrown, "Broken pipe")) {
      return new Unreachable(Unreachable.Reason.RESET, stage);
    } else if (says(thrown, "timed out")) {
      return new Unreachable(Unreachable.Reason.TIMEOUT, stage);
    } else if (isOf(thrown, NoRouteToHostException.class) || says(thrown, "No route to host")) {
      return new Unreachable(Unreachable.Reason.NO_ROUTE, stage);
    } else if (isTlsAlert(thrown)) {
      return new Protocol(Protocol.Reason.TLS_EXPECTED, "answered with a TLS record");
    } else if (isOf(thrown, EOFException.class)
        || says(thrown, "unexpected end of stream")
        || says(thrown, "close_notify")
        || says(thrown, "outbound has closed")) {
      return new Unreachable(Unreachable.Reason.CLOSED, stage);
    }
    return local(thrown)
        .or(() -> secure(thrown))
        .or(() -> http(thrown, stage))
        .orElseGet(() -> malformed(thrown));
  }

  /** What OkHttp only says in words. */
  private static Optional<Fault> http(Throwable thrown, Stage stage) {
    if (says(thrown, "stream was reset: CANCEL")
        || isNamed(thrown, "ConnectionShutdownException")
        || "closed".equals(thrown.getMessage())) {
      // OkHttp's HTTP/2 has three ways to say that the far end has closed the connection.
      return Optional.of(new Unreachable(Unreachable.Reason.CLOSED, stage));
    } else if (says(thrown, "stream was reset")) {
      return Optional.of(new Unreachable(Unreachable.Reason.RESET, stage));
    } else if (says(thrown, "Failed to authenticate with proxy")
        || says(thrown, "HTTP_PROXY_AUTH")) {
      return Optional.of(ofProxy("407"));
    }
    return causes(thrown)
        .map(e -> NO_TUNNEL.matcher(message(e)))
        .filter(Matcher::find)
        .map(status -> ofProxy(status.group(1)))
        .findFirst();
  }

  /**
   * What a proxy means by a status of its own; one that tried in vain says so with a status from
   * 500 on, RFC 9110 section 15.6.
   */
  public static Fault ofProxy(String status) {
    return switch (status) {
      case "407" -> new Refused(Refused.Reason.PROXY_LOGIN, status);
      case "504" -> new Unreachable(Unreachable.Reason.TIMEOUT, Stage.CONNECT);
      default ->
          status.startsWith("5")
              ? new Unreachable(Unreachable.Reason.NO_ROUTE, Stage.CONNECT)
              : new Refused(Refused.Reason.PROXY_DENIED, status);
    };
  }

  /**
   * A TLS server answers plain HTTP with an alert record, RFC 8446 section 5.1: 0x15 0x03. OkHttp
   * quotes it as a line, or as hexadecimal digits where the line has no end.
   */
  private static boolean isTlsAlert(Throwable thrown) {
    return says(thrown, "status line: \u0015\u0003") || says(thrown, "content=1503");
  }

  private static Optional<Fault> local(Throwable thrown) {
    if (isNoNetwork(thrown)) {
      return Optional.of(new Local(Local.Reason.NO_NETWORK, message(thrown)));
    } else if (says(thrown, "not permitted") || says(thrown, "Permission denied")) {
      return Optional.of(new Local(Local.Reason.NOT_PERMITTED, message(thrown)));
    } else if (says(thrown, "Too many open files") || says(thrown, "No buffer space")) {
      return Optional.of(new Local(Local.Reason.EXHAUSTED, message(thrown)));
    }
    return Optional.empty();
  }

  private static Optional<Fault> secure(Throwable thrown) {
    if (isOf(thrown, SSLPeerUnverifiedException.class)) {
      return Optional.of(new Untrusted(Untrusted.Reason.WRONG_NAME, message(thrown)));
    } else if (says(thrown, "unrecognized SSL message") || says(thrown, "plaintext connection")) {
      return Optional.of(new Protocol(Protocol.Reason.NOT_TLS, message(thrown)));
    } else if (isOf(thrown, SSLException.class)) {
      return Optional.of(new Untrusted(Untrusted.Reason.HANDSHAKE, message(thrown)));
    }
    return Optional.empty();
  }

  private static Fault malformed(Throwable thrown) {
    return new Protocol(Protocol.Reason.MALFORMED, message(thrown));
  }

  static boolean isNoNetwork(Throwable thrown) {
    return says(thrown, "Network is unreachable") || says(thrown, "Network is down");
  }

  /** One printable line: an exception may quote whatever bytes came. */
  static String message(Throwable thrown) {
    String text = Objects.requireNonNullElse(thrown.getMessage(), "");
    String line = text.lines().findFirst().orElse("").replaceAll("\\p{Cntrl}+", " ").strip();
    return line.isEmpty() ? thrown.getClass().getSimpleName() : line;
  }

  private static boolean says(Throwable thrown, String words) {
    return causes(thrown).anyMatch(e -> e.getMessage() != null && e.getMessage().contains(words));
  }

  private static boolean isOf(Throwable thrown, Class<? extends Throwable> type) {
    return causes(thrown).anyMatch(type::isInstance);
  }

  /** For an exception that says nothing but its name, of a library that is not to be known here. */
  private static boolean isNamed(Throwable thrown, String simpleName) {
    return causes(thrown).anyMatch(e -> e.getClass().getSimpleName().equals(simpleName));
  }

  private static Stream<Throwable> causes(Throwable thrown) {
    return Stream.iterate(thrown, e -> e != null, Throwable::getCause).limit(10);
  }
}
