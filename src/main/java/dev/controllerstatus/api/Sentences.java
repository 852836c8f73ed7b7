package dev.controllerstatus.api;

import dev.controllerstatus.light.Verdict;
import dev.controllerstatus.sample.Fault;
import dev.controllerstatus.sample.Outcome;
import dev.controllerstatus.sample.Sample;
import dev.controllerstatus.sample.Stage;
import dev.controllerstatus.target.Service;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** The words in which a light is explained to a person on site. */
final class Sentences {
  private Sentences() {}

  /** One sentence for one service. */
  static String of(Service service, Verdict verdict, Optional<Sample> latest, Instant now) {
    return switch (verdict.reason()) {
      case NOT_CONFIGURED -> "Not configured: nobody has set its address yet.";
      case PENDING -> "Not checked yet; the first result is on its way.";
      case STALE -> "No fresh result: the last one is " + age(latest, now) + " old.";
      case NOT_JUDGED ->
          latest
              .map(s -> "Not judged, for the way to it is broken: " + of(service, s.outcome()))
              .orElse("Not judged.");
      case NOT_DUE, INCONCLUSIVE -> latest.map(s -> notJudged(s.outcome())).orElse("Not judged.");
      case FAST, SLOW, LOGIN_REFUSED, UNREACHABLE ->
          latest.map(s -> of(service, s.outcome())).orElse("");
    };
  }

  private static String age(Optional<Sample> latest, Instant now) {
    return Ages.of(latest.map(s -> Duration.between(s.at(), now)).orElse(Duration.ZERO));
  }

  private static String notJudged(Outcome outcome) {
    return switch (outcome) {
      case Outcome.Skipped(var asked, var next) ->
          "Not asked again yet: last asked at %s, and its terms allow the next question at %s."
              .formatted(Times.of(asked), Times.of(next));
      case Outcome.Inconclusive(var code) ->
          "Not judged: the check itself broke (" + code + "), please report it.";
      case Outcome.Up _, Outcome.Down _ -> "Not judged.";
    };
  }

  private static String of(Service service, Outcome outcome) {
    return switch (outcome) {
      case Outcome.Up(var latency, _, _) -> up(service, latency);
      case Outcome.Down(var fault, _, _) -> of(fault, service.timeout());
      case Outcome.Skipped _, Outcome.Inconclusive _ -> notJudged(outcome);
    };
  }

  private static String up(Service service, Duration latency) {
    String reached = "Answers in " + Millis.text(latency);
    return latency.compareTo(service.slowAbove()) < 0
        ? reached + "."
        : reached + ": slower than " + Millis.text(service.slowAbove()) + ".";
  }

  static String of(Fault fault, Duration timeout) {
    return Times.readable(words(fault, timeout));
  }

  private static String words(Fault fault, Duration timeout) {
    return switch (fault) {
      case Fault.Local(var reason, _) -> local(reason);
      case Fault.Unresolved(var reason, var name) -> unresolved(reason, name);
      case Fault.Unreachable(var reason, var stage) -> unreachable(reason, stage, timeout);
      case Fault.Untrusted(var reason, var detail) -> untrusted(reason, detail);
      case Fault.Refused(var reason, var detail) -> refused(reason, detail);
      case Fault.Clock(_, var detail) ->
          "The time server answers, but is itself not synchronised (%s).".formatted(detail);
      case Fault.Protocol(var reason, var detail) -> protocol(reason, detail);
      case Fault.Slow(_, var stage) ->
          "Reached, but %s was not complete within %s.".formatted(in(stage), Millis.text(timeout));
    };
  }

  private static String local(Fault.Local.Reason reason) {
    return switch (reason) {
      case NO_NETWORK -> "The box has no network.";
      case NO_CARRIER -> "The box's network cable is not plugged in, or dead at its other end.";
      case NO_ADDRESS -> "The box has no address: no DHCP server gave it one, and none is set.";
      case NO_GATEWAY -> "The box has no way out: no default route.";
      case NO_RESOLVER -> "The box has no DNS server: none came with the lease, none is set.";
      case NOT_PERMITTED -> "The box itself does not let the check out (its own firewall).";
      case EXHAUSTED -> "The box is out of resources (open files or memory).";
    };
  }

  private static String unresolved(Fault.Unresolved.Reason reason, String name) {
    return switch (reason) {
      case NO_SUCH_NAME -> "The DNS server says that the name %s does not exist.".formatted(name);
      case NO_ADDRESS -> "The DNS server knows %s, but has no address for it.".formatted(name);
      case SERVER_FAILURE ->
          "The DNS server could not find out about %s (server failure).".formatted(name);
      case REFUSED -> "The DNS server refused to look up %s.".formatted(name);
      case TIMEOUT -> "The name could not be looked up: no DNS server answered.";
    };
  }

  private static String unreachable(
      Fault.Unreachable.Reason reason, Stage stage, Duration timeout) {
    if (stage == Stage.PROXY) {
      return proxyUnreachable(reason, timeout);
    }
    return switch (reason) {
      case TIMEOUT -> "No answer within %s.".formatted(Millis.text(timeout));
      case REFUSED -> "Nothing listens on this port: the connection was refused.";
      case RESET -> "The connection was reset during %s.".formatted(in(stage));
      case CLOSED -> "The connection was closed during %s.".formatted(in(stage));
      case SILENT ->
          "It accepts the connection and then stays silent: nothing came during %s within %s."
              .formatted(in(stage), Millis.text(timeout));
      case NO_ROUTE -> "The network says that there is no way to it.";
    };
  }

  private static String proxyUnreachable(Fault.Unreachable.Reason reason, Duration timeout) {
    return switch (reason) {
      case TIMEOUT, SILENT ->
          "The proxy does not answer within %s.".formatted(Millis.text(timeout));
      case REFUSED -> "The proxy is not running: it refused the connection.";
      case RESET, CLOSED -> "The proxy ended the connection.";
      case NO_ROUTE -> "The network says that there is no way to the proxy.";
    };
  }

  private static String untrusted(Fault.Untrusted.Reason reason, String detail) {
    return switch (reason) {
      case EXPIRED -> "Its certificate has expired (%s).".formatted(detail);
      case NOT_YET_VALID ->
          "Its certificate is not valid yet (%s); is the box's clock right?".formatted(detail);
      case WRONG_NAME -> "Its certificate is for another name (%s).".formatted(detail);
      case UNKNOWN_ISSUER ->
          "Its certificate is from an issuer that the box does not trust (%s).".formatted(detail);
      case HANDSHAKE -> "No secure connection came about (%s).".formatted(detail);
    };
  }

  private static String refused(Fault.Refused.Reason reason, String detail) {
    return switch (reason) {
      case LOGIN -> "Reached, but it refused the login (%s).".formatted(detail);
      case VHOST -> "Reached, but it refused the virtual host (%s).".formatted(detail);
      case STATUS -> "Reached, but it answered with status %s.".formatted(detail);
      case RATE_LIMITED -> "It asks to be asked less often (%s).".formatted(detail);
      case DENIED -> "It denies this box its service (%s).".formatted(detail);
      case UPGRADE -> "Something on the way does not let WebSocket pass (%s).".formatted(detail);
      case BLOCKED -> "It is connected, but takes no messages (%s).".formatted(detail);
      case PROXY_LOGIN -> "The proxy refused the login (%s).".formatted(detail);
      case PROXY_DENIED -> "The proxy does not let the box through to it (%s).".formatted(detail);
    };
  }

  private static String protocol(Fault.Protocol.Reason reason, String detail) {
    return switch (reason) {
      case NOT_TLS -> "The port does not speak TLS: is it the port without encryption?";
      case TLS_EXPECTED -> "The port speaks TLS: is it the port with encryption?";
      case UNEXPECTED_ANSWER -> "It answers, but not as expected (%s).".formatted(detail);
      case MALFORMED ->
          "Something answers that does not speak the protocol (%s).".formatted(detail);
      case TRUNCATED -> "The answer could not be had whole (%s).".formatted(detail);
    };
  }

  private static String in(Stage stage) {
    return switch (stage) {
      case RESOLVE -> "the name lookup";
      case PROXY -> "the connection to the proxy";
      case CONNECT -> "the connection set-up";
      case TLS -> "the TLS handshake";
      case ANSWER -> "the answer";
      case LOGIN -> "the login";
    };
  }
}
