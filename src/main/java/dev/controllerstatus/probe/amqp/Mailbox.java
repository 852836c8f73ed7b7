package dev.controllerstatus.probe.amqp;

import dev.controllerstatus.sample.Fault;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A queue that our messages go through: one that is named in the configuration, or our own, which
 * lives as long as the connection.
 */
final class Mailbox {
  /** The beginning of the names of our own queues, for permissions. */
  static final String OWN = "controller-status.canary";

  private final String label;
  private final boolean isOwn;
  private String queue;
  private boolean isOpen;
  private @Nullable Fault fault;

  private Mailbox(String label, boolean isOwn) {
    this.label = label;
    this.queue = label;
    this.isOwn = isOwn;
  }

  static Mailbox named(String queue) {
    return new Mailbox(queue, /* isOwn= */ false);
  }

  static Mailbox own() {
    return new Mailbox(OWN, /* isOwn= */ true);
  }

  boolean isOwn() {
    return isOwn;
  }

  /** What people know it by. */
  String label() {
    return label;
  }

  String queue() {
    return queue;
  }

  /** The consumer on it. */
  String tag() {
    return "canary-" + label;
  }

  boolean isOpen() {
    return isOpen;
  }

  /** Why it could not be opened. */
  Optional<Fault> fault() {
    return Optional.ofNullable(fault);
  }

  /** Before it is opened; a connection that is still dying may hold the name of its own queue. */
  void rename() {
    if (isOwn) {
      byte[] random = new byte[6];
      new SecureRandom().nextBytes(random);
      queue = OWN + "." + HexFormat.of().formatHex(random);
    }
  }

  void opened() {
    isOpen = true;
    fault = null;
  }

  void failed(Fault why) {
    isOpen = false;
    fault = why;
  }

  /** The broker has lost it. */
  void lost() {
    isOpen = false;
  }
}
