package dev.controllerstatus.probe.amqp;

import dev.controllerstatus.sample.Fact;
import dev.controllerstatus.sample.Fault;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One message to ourselves on its way through one queue. */
final class Letter {
  private final Mailbox mailbox;
  private final String id;
  private final long number;
  private final long sentNanos = System.nanoTime();
  private boolean isConfirmed;
  private @Nullable Duration took;
  private @Nullable Fault fault;

  /**
   * Sent now.
   *
   * @param id told from any other message by this
   * @param number by which the broker confirms it on its channel
   */
  Letter(Mailbox mailbox, String id, long number) {
    this.mailbox = mailbox;
    this.id = id;
    this.number = number;
  }

  Mailbox mailbox() {
    return mailbox;
  }

  String id() {
    return id;
  }

  void confirmed(long upTo, boolean isMultiple) {
    isConfirmed |= isMultiple ? number <= upTo : number == upTo;
  }

  boolean isNumber(long upTo, boolean isMultiple) {
    return isMultiple ? number <= upTo : number == upTo;
  }

  void delivered() {
    took = Duration.ofNanos(System.nanoTime() - sentNanos);
  }

  void failed(Fault why) {
    fault = fault == null ? why : fault;
  }

  /** From the first byte sent to its delivery. */
  Optional<Duration> took() {
    return Optional.ofNullable(took);
  }

  Optional<Fault> fault() {
    return Optional.ofNullable(fault);
  }

  boolean isHome() {
    return isConfirmed && took != null;
  }

  /** Nothing more will be heard of it. */
  boolean isSettled() {
    return isHome() || fault != null;
  }

  Fact.Canary fact() {
    String stage = took != null ? "delivered" : isConfirmed ? "confirmed" : "sent";
    return new Fact.Canary(mailbox.label(), stage, took);
  }
}
