package dev.controllerstatus.sample;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Something noticed on the way that is worth keeping, whatever the outcome. */
public sealed interface Fact {
  /** The address that was spoken to, without a port. */
  record Peer(String address) implements Fact {}

  /** The address of the proxy that was spoken to in place of the far end. */
  record Via(String address) implements Fact {}

  /** The protocol in use, such as {@code HTTP/2 200} or {@code TLSv1.3}. */
  record Spoken(String protocol) implements Fact {}

  /** The server's certificate. Names are its subject alternative names. */
  record Certificate(
      String subject, String issuer, Instant notBefore, Instant notAfter, List<String> names)
      implements Fact {
    /** Copies the names. */
    public Certificate {
      names = List.copyOf(names);
    }
  }

  /**
   * What one time server said.
   *
   * @param offset how far the box's clock is behind the server's
   * @param leap leap indicator, 0 to 3 (3: not synchronised), RFC 5905 section 7.3
   */
  record Time(String server, Duration offset, int stratum, int leap, Duration rootDispersion)
      implements Fact {}

  /**
   * What one resolver did.
   *
   * @param transport {@code udp} or {@code tcp}
   * @param question {@code cached}: the configured name; {@code uncached}: a random label below it
   * @param took null when there was no answer
   * @param answer the response code, or why there was none
   */
  record Lookup(
      String server, String transport, String question, @Nullable Duration took, String answer)
      implements Fact {}

  // What follows is seen on the way to services, and judged by the diagnosis.

  /**
   * The interface that leads out.
   *
   * @param carrier {@code up}, {@code down}, or {@code unknown} where the system does not tell
   * @param changes how often the carrier has come or gone since the interface exists
   * @param hardware its hardware address; empty when it has none
   * @param addresses with their prefix length, such as {@code 192.168.1.20/24}
   */
  record Link(String name, String carrier, int changes, String hardware, List<String> addresses)
      implements Fact {
    /** Copies the addresses. */
    public Link {
      addresses = List.copyOf(addresses);
    }
  }

  /** A default route. */
  record Route(String link, String gateway) implements Fact {}

  /**
   * What the system knows of a neighbour on the link.
   *
   * @param state in the terms of RFC 4861 section 7.3.2, such as {@code reachable}; {@code failed}
   *     when it does not answer, {@code none} when it was never asked
   * @param hardware its hardware address; empty when unknown
   */
  record Neighbour(String address, String state, String hardware) implements Fact {}

  /** Somebody on the link says that an address is his, RFC 5227. */
  record Claim(String address, String hardware) implements Fact {}

  /**
   * Somebody announces himself as master of a redundant gateway, VRRP (RFC 5798) or CARP.
   *
   * @param protocol {@code vrrp} or {@code carp}
   * @param group its virtual router id
   */
  record Announcement(String protocol, int group, String source, String hardware, int priority)
      implements Fact {}

  /**
   * Echo requests and what came of them, RFC 792.
   *
   * @param bytes the size of one whole packet
   * @param median of the round trips; null when none came back
   */
  record Echoes(
      String to,
      int bytes,
      int sent,
      int received,
      @Nullable Duration median,
      @Nullable Duration longest)
      implements Fact {}

  /**
   * One step of the way to a port, found with packets whose time to live ends there.
   *
   * @param to the far end, such as {@code tcp 192.0.2.7:443}
   * @param from who answered; empty when nobody did
   * @param answer {@code time-exceeded}, {@code connected}, {@code reset}, {@code datagram}, {@code
   *     silent}, or the code of the ICMP message, such as {@code admin-prohibited}, {@code
   *     host-unreachable}, {@code port-unreachable}, {@code too-big}
   */
  record Hop(String to, int distance, String from, String answer, @Nullable Duration took)
      implements Fact {}

  /**
   * A measurement that was made only to compare with.
   *
   * @param what what was varied, one of the words of {@link Control.What}
   * @param to what was asked, such as {@code 192.0.2.7:443}
   * @param answer what came of it, in the words of {@link Hop#answer()} and a few of its own
   */
  record Control(String what, String to, String answer, @Nullable Duration took) implements Fact {
    /** What differs from the attempt that failed. */
    public enum What {
      /** Another TCP port of the same host. */
      PORT,
      /** TLS to the same port with another server name: {@code hello} when it is answered. */
      NAME,
      /** Plain HTTP to the host: the status, and for a redirect the status and where to. */
      PLAIN,
      /** The same name at another resolver: addresses, or the response code. */
      RESOLVER,
      /** HTTPS to the same host without the upgrade: the status. */
      UPGRADE;

      /** The word. */
      public String word() {
        return name().toLowerCase(Locale.ROOT);
      }
    }
  }

  /**
   * How busy the box is.
   *
   * @param delay the longest that a thread had to wait for a processor lately
   * @param busy of the processors, in percent
   * @param memoryFree in percent
   * @param diskFree in percent, where the history is
   */
  record Load(Duration delay, int busy, int memoryFree, int diskFree) implements Fact {}

  /**
   * One message on its way through a broker.
   *
   * @param stage the last stage it came to: {@code sent}, {@code confirmed} or {@code delivered}
   * @param took to its delivery; null when it did not come back
   */
  record Canary(String queue, String stage, @Nullable Duration took) implements Fact {}

  /**
   * A connection that is kept from attempt to attempt.
   *
   * @param age since it was opened
   * @param idle for how long nothing was sent on it before this attempt
   * @param state {@code new}, {@code alive}, {@code reset}, {@code closed} or {@code silent}
   */
  record Connection(Duration age, Duration idle, String state) implements Fact {}
}
