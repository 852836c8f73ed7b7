package dev.controllerstatus.probe.wire;

import static dev.controllerstatus.sample.Fault.Unresolved.Reason.NO_ADDRESS;
import static dev.controllerstatus.sample.Fault.Unresolved.Reason.NO_SUCH_NAME;
import static dev.controllerstatus.sample.Fault.Unresolved.Reason.TIMEOUT;

import dev.controllerstatus.probe.Attempt;
import dev.controllerstatus.probe.Deadline;
import dev.controllerstatus.sample.Fault.Unresolved;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.xbill.DNS.AAAARecord;
import org.xbill.DNS.ARecord;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;
import org.xbill.DNS.Type;

/**
 * The addresses that one server knows for a name, IPv6 first, or why there is none.
 *
 * @param reason null when there is an address
 */
record Addresses(List<InetAddress> list, Unresolved.@Nullable Reason reason) {
  // Longer than any attempt: whoever waits interrupts.
  private static final Duration LIMIT = Duration.ofMinutes(1);
  // For the other family once one is known: some servers never answer AAAA. RFC 8305 section 3 has
  // a shorter delay, but lets latecomers in.
  private static final Duration DELAY = Duration.ofMillis(500);

  /** Asks for both families at once. */
  static Addresses of(Name name, InetSocketAddress server) throws InterruptedException {
    BlockingQueue<Addresses> halves = new LinkedBlockingQueue<>();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      try {
        for (int type : new int[] {Type.AAAA, Type.A}) {
          Future<Boolean> _ = threads.submit(() -> halves.add(ask(name, type, server)));
        }
        return whole(halves);
      } finally {
        threads.shutdownNow();
      }
    }
  }

  private static Addresses whole(BlockingQueue<Addresses> halves) throws InterruptedException {
    Addresses first = halves.take();
    Addresses second =
        first.list().isEmpty()
            ? halves.take()
            : halves.poll(DELAY.toMillis(), TimeUnit.MILLISECONDS);
    return second == null ? first : first.and(second);
  }

  private static Addresses ask(Name name, int type, InetSocketAddress server) {
    NameServer asked = new NameServer(server);
    Message question = NameServer.question(name, type);
    Attempt attempt = new Attempt(Deadline.in(LIMIT));
    try {
      NameServer.Reply reply = asked.overUdp(question, attempt);
      return of(reply.isTruncated() ? asked.overTcp(question, attempt) : reply);
    } catch (IOException e) {
      return new Addresses(List.of(), TIMEOUT);
    }
  }

  private static Addresses of(NameServer.Reply reply) {
    List<InetAddress> found =
        reply.message().getSection(Section.ANSWER).stream()
            .flatMap(record -> address(record).stream())
            .toList();
    return new Addresses(found, found.isEmpty() ? reply.refusal().orElse(NO_ADDRESS) : null);
  }

  /** Aliases on the way to the addresses are none. */
  private static Optional<InetAddress> address(Record record) {
    return switch (record) {
      case ARecord a -> Optional.of(a.getAddress());
      case AAAARecord aaaa -> Optional.of(aaaa.getAddress());
      default -> Optional.empty();
    };
  }

  /** A failure counts more than "no address", for it may hide one; an unknown name is for all. */
  private Addresses and(Addresses other) {
    List<InetAddress> both =
        Stream.of(this, other)
            .flatMap(half -> half.list().stream())
            .sorted((a, b) -> b.getAddress().length - a.getAddress().length)
            .toList();
    if (!both.isEmpty()) {
      return new Addresses(both, null);
    }
    boolean isOther = reason == NO_ADDRESS || other.reason() == NO_SUCH_NAME;
    return isOther ? other : this;
  }
}
