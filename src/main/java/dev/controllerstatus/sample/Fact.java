package dev.controllerstatus.sample;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Something noticed on the way that is worth keeping, whatever the outcome. */
public sealed interface Fact {
  /** The address that was spoken to, without a port. */
  record Peer(String address) implements Fact {}

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
}
