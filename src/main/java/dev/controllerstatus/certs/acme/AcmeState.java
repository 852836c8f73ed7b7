package dev.controllerstatus.certs.acme;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How it stands with the public certificate.
 *
 * @param names what it is, or shall be, for
 * @param validUntil end of the certificate that is there
 * @param lastSuccess when one was received, since the start of the product
 * @param lastFailure why the latest attempt failed; null when it did not
 * @param nextAttempt not before then is the authority asked again; null when nothing waits
 */
public record AcmeState(
    List<String> names,
    @Nullable Instant validUntil,
    @Nullable Instant lastSuccess,
    @Nullable Failure lastFailure,
    @Nullable Instant nextAttempt) {
  /** Copies the names. */
  public AcmeState {
    names = List.copyOf(names);
  }

  /**
   * What went wrong.
   *
   * @param sentence for people, with what to do about it where that is known
   */
  public record Failure(Instant at, Reason reason, String sentence) {}

  /** Where it went wrong. */
  public enum Reason {
    /** The box does not know what time it is. */
    CLOCK,
    /** No answer from the authority. */
    SERVER_UNREACHABLE,
    /** The authority's own TLS certificate is not trusted. */
    SERVER_UNTRUSTED,
    /** The authority said no. */
    SERVER_REFUSED,
    /** The authority asks to wait. */
    RATE_LIMITED,
    /** The authority did not find the proof, or not the right one. */
    NOT_PROVEN,
    /** No answer from a DNS server. */
    DNS_UNREACHABLE,
    /** The DNS server does not take the record. */
    DNS_REFUSED,
    /** The record did not reach every server of the zone in time. */
    DNS_LATE,
    /** The hook failed. */
    HOOK,
    /** A file cannot be read or written. */
    FOLDER,
    /** A defect of ours; the log has more. */
    DEFECT
  }

  AcmeState until(@Nullable Instant end) {
    return new AcmeState(names, end, lastSuccess, lastFailure, nextAttempt);
  }

  AcmeState succeeded(Instant at, Instant end) {
    return new AcmeState(names, end, at, null, null);
  }

  AcmeState failed(Failure failure, Instant next) {
    return new AcmeState(names, validUntil, lastSuccess, failure, next);
  }
}
