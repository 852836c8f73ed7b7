package dev.controllerstatus.certs.acme;

import dev.controllerstatus.certs.acme.AcmeState.Reason;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.nio.channels.UnresolvedAddressException;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;
import org.shredzone.acme4j.Problem;
import org.shredzone.acme4j.exception.AcmeException;
import org.shredzone.acme4j.exception.AcmeLazyLoadingException;
import org.shredzone.acme4j.exception.AcmeNetworkException;
import org.shredzone.acme4j.exception.AcmeRateLimitedException;
import org.shredzone.acme4j.exception.AcmeServerException;

/** What the conversation with an ACME server can come to, in words; RFC 8555 section 6.7. */
final class Troubles {
  private final String server;

  Troubles(URI directory) {
    server = "The ACME server " + directory.getHost();
  }

  /** Of what the library throws; some of it as unchecked exceptions. */
  AcmeTrouble of(Exception e) {
    return switch (e) {
      case AcmeLazyLoadingException lazy when lazy.getCause() instanceof AcmeException cause ->
          of(cause);
      case AcmeRateLimitedException limited ->
          new AcmeTrouble(
              Reason.RATE_LIMITED,
              server + " asks to wait: " + detail(limited.getProblem()),
              limited.getRetryAfter().orElse(null),
              limited);
      case AcmeServerException refused -> refused(refused.getProblem(), refused);
      case AcmeNetworkException network -> unreachable(network);
      default ->
          new AcmeTrouble(Reason.SERVER_REFUSED, server + " answers oddly: " + e.getMessage(), e);
    };
  }

  AcmeTrouble refused(Problem problem, @Nullable Throwable cause) {
    return new AcmeTrouble(Reason.SERVER_REFUSED, server + " refuses: " + detail(problem), cause);
  }

  AcmeTrouble notProven(String name, String why) {
    return new AcmeTrouble(
        Reason.NOT_PROVEN, "%s could not verify %s: %s".formatted(server, name, why), null);
  }

  AcmeTrouble noEnd() {
    return new AcmeTrouble(Reason.SERVER_UNREACHABLE, server + " came to no end in time.", null);
  }

  AcmeTrouble odd(String what) {
    return new AcmeTrouble(Reason.SERVER_REFUSED, server + " answers oddly: " + what, null);
  }

  private AcmeTrouble unreachable(AcmeNetworkException e) {
    return causes(e).anyMatch(SSLException.class::isInstance)
        ? new AcmeTrouble(
            Reason.SERVER_UNTRUSTED,
            "%s is not trusted (%s): set https.acme.trust to the root of its own certificate."
                .formatted(server, deepest(e)),
            e)
        : new AcmeTrouble(
            Reason.SERVER_UNREACHABLE,
            "%s cannot be reached (%s).".formatted(server, network(e)),
            e);
  }

  /** The client of Java has no words of its own for the two most frequent cases. */
  private static String network(Throwable e) {
    if (causes(e).anyMatch(UnresolvedAddressException.class::isInstance)) {
      return "its name is not known";
    }
    return causes(e).anyMatch(c -> c.getClass() == ConnectException.class)
        ? "no connection"
        : deepest(e);
  }

  static String detail(Problem problem) {
    return problem.getDetail().or(problem::getTitle).orElse(problem.getType().toString());
  }

  /** What lies at the bottom of it, in the words of the Java library. */
  static String deepest(Throwable e) {
    Throwable root = causes(e).reduce(e, (_, deeper) -> deeper);
    Throwable network =
        causes(e).filter(IOException.class::isInstance).reduce((_, deeper) -> deeper).orElse(root);
    String message = root.getMessage() == null ? network.getMessage() : root.getMessage();
    return message == null ? network.getClass().getSimpleName() : message;
  }

  private static Stream<Throwable> causes(Throwable e) {
    return Stream.iterate(e, cause -> cause != null, Throwable::getCause).limit(20);
  }
}
