package dev.controllerstatus.probe.amqp;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.controllerstatus.config.Section;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What messages to ourselves are sent through.
 *
 * @param queues of the configuration; without any, one of our own
 * @param idleCheck how long the second connection is left alone before it is tried
 */
record CanaryPlan(List<String> queues, Duration idleCheck) {
  // A short string of AMQP 0-9-1, section 4.2.5.3, is no longer.
  private static final int LONGEST = 255;

  /** Copies the queues. */
  CanaryPlan {
    queues = List.copyOf(queues);
  }

  /** Reads the keys; empty where nothing is to be sent. */
  static Optional<CanaryPlan> read(Section section) {
    boolean isWanted = section.flag("canary", true);
    List<String> queues =
        section.list("queues", "the name of a queue, up to 255 bytes", CanaryPlan::queue);
    Duration idle =
        section.duration(
            "idle-check", Duration.ofSeconds(1), Duration.ofDays(1), Duration.ofMinutes(2));
    return isWanted ? Optional.of(new CanaryPlan(queues, idle)) : Optional.empty();
  }

  private static String queue(String name) {
    if (name.isBlank() || name.getBytes(UTF_8).length > LONGEST) {
      throw new IllegalArgumentException(name);
    }
    return name;
  }

  List<Mailbox> mailboxes() {
    return queues.isEmpty()
        ? List.of(Mailbox.own())
        : queues.stream().distinct().map(Mailbox::named).toList();
  }
}
