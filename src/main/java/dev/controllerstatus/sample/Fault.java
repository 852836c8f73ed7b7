package dev.controllerstatus.sample;

import java.util.Locale;
import java.util.Optional;

/**
 * Why an attempt failed, by the layer of the network that failed, never by the kind of probe: a new
 * kind brings no new faults.
 */
public sealed interface Fault {
  /** The reason within the layer. */
  Enum<?> reason();

  /** The stage that failed, or what the far end said; never a secret. */
  String detail();

  /** The layer's word in the interface, such as {@code unreachable}. */
  default String layer() {
    return getClass().getSimpleName().toLowerCase(Locale.ROOT);
  }

  /** The reason's word in the interface, such as {@code no-such-name}. */
  default String code() {
    return reason().name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The fault whose words these are; empty for words that this release does not know. */
  static Optional<Fault> of(String layer, String code, String detail) {
    return FaultWords.fault(layer, code, detail);
  }

  /** The box itself could not even try. */
  record Local(Reason reason, String detail) implements Fault {
    /** What the box lacks. */
    public enum Reason {
      NO_NETWORK,
      /** No cable, or nothing at its other end. */
      NO_CARRIER,
      /** No address: no lease, and none is set. */
      NO_ADDRESS,
      /** No default route. */
      NO_GATEWAY,
      NO_RESOLVER,
      NOT_PERMITTED,
      EXHAUSTED
    }
  }

  /** The name did not become an address. */
  record Unresolved(Reason reason, String detail) implements Fault {
    /** What the resolver said, in the terms of RFC 1035 section 4.1.1 and RFC 2308. */
    public enum Reason {
      NO_SUCH_NAME,
      NO_ADDRESS,
      SERVER_FAILURE,
      REFUSED,
      TIMEOUT
    }
  }

  /** No conversation came about: nothing came back, or the connection was ended from afar. */
  record Unreachable(Reason reason, Stage stage) implements Fault {
    /** How the connection failed. */
    public enum Reason {
      /** No answer to the attempt to connect, or to a datagram. */
      TIMEOUT,
      /** A reset in answer to the attempt to connect. */
      REFUSED,
      /** A reset on an open connection. */
      RESET,
      /** An orderly end before the exchange was complete. */
      CLOSED,
      /** Connected, and then not one byte. */
      SILENT,
      /** A router said that there is no way. */
      NO_ROUTE
    }

    @Override
    public String detail() {
      return stage.word();
    }
  }

  /** The far end could not prove who it is. */
  record Untrusted(Reason reason, String detail) implements Fault {
    /** What is wrong with the certificate, or what the handshake ended in. */
    public enum Reason {
      EXPIRED,
      NOT_YET_VALID,
      WRONG_NAME,
      UNKNOWN_ISSUER,
      HANDSHAKE
    }
  }

  /** The service was reached and said no. */
  record Refused(Reason reason, String detail) implements Fault {
    /** What it said no to. */
    public enum Reason {
      /** The credentials: reached, so the light is yellow. */
      LOGIN,
      /** The virtual host: part of the login. */
      VHOST,
      /** An HTTP status that was not expected. */
      STATUS,
      /** The pace of the questions, RFC 5905 section 7.4. */
      RATE_LIMITED,
      /** The box as a client at all. */
      DENIED,
      /** To speak another protocol on the connection, RFC 9110 section 7.8. */
      UPGRADE,
      /** To take messages, while it goes on talking: a broker out of memory or disk. */
      BLOCKED,
      /** The credentials for the proxy: the service itself was not reached. */
      PROXY_LOGIN,
      /** To pass on to this service, said by the proxy. */
      PROXY_DENIED
    }
  }

  /** A time server answered, but its time cannot be used. */
  record Clock(Reason reason, String detail) implements Fault {
    /** What is wrong with the time. */
    public enum Reason {
      UNSYNCHRONISED
    }
  }

  /** Something answered that does not speak the protocol as expected. */
  record Protocol(Reason reason, String detail) implements Fault {
    /** How it differs. */
    public enum Reason {
      /** TLS was offered to a port that speaks plain. */
      NOT_TLS,
      /** Plain text was offered to a port that speaks TLS. */
      TLS_EXPECTED,
      /** The body or banner is not the expected one. */
      UNEXPECTED_ANSWER,
      /** Bytes that are not of this protocol. */
      MALFORMED,
      /** The answer did not fit, and could not be had whole. */
      TRUNCATED
    }
  }

  /** The far end was heard, but the exchange was not complete at the deadline. */
  record Slow(Reason reason, Stage stage) implements Fault {
    /** One reason. */
    public enum Reason {
      TIMEOUT
    }

    @Override
    public String detail() {
      return stage.word();
    }
  }
}
