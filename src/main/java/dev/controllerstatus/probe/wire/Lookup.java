package dev.controllerstatus.probe.wire;

import static dev.controllerstatus.sample.Fault.Unresolved.Reason.NO_ADDRESS;
import static dev.controllerstatus.sample.Fault.Unresolved.Reason.NO_SUCH_NAME;
import static dev.controllerstatus.sample.Fault.Unresolved.Reason.REFUSED;
import static dev.controllerstatus.sample.Fault.Unresolved.Reason.SERVER_FAILURE;
import static dev.controllerstatus.sample.Fault.Unresolved.Reason.TIMEOUT;

import dev.controllerstatus.probe.FaultException;
import dev.controllerstatus.sample.Fault;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.xbill.DNS.AAAARecord;
import org.xbill.DNS.ARecord;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;
import org.xbill.DNS.SimpleResolver;
import org.xbill.DNS.Type;

/**
 * Looks up the addresses of one name. Servers that stay silent are not waited for: after a second
 * the next one is asked too, and the first real answer counts.
 */
final class Lookup {
  private static final Duration PATIENCE = Duration.ofSeconds(1);
  // Longer than any attempt: it is the attempt's deadline that ends the waiting.
  private static final Duration TIMEOUT_OF_ONE = Duration.ofMinutes(1);
  private final Name name;
  private final BlockingQueue<Answer> answers = new LinkedBlockingQueue<>();

  private record Answer(List<InetAddress> addresses, Fault.Unresolved.@Nullable Reason reason) {
    boolean isFinal() {
      return reason == null || reason == NO_SUCH_NAME || reason == NO_ADDRESS;
    }
  }

  Lookup(Name name) {
    this.name = name;
  }

  List<InetAddress> first(List<InetSocketAddress> servers)
      throws FaultException, InterruptedException {
    Answer last = new Answer(List.of(), TIMEOUT);
    int asked = 0;
    for (int answered = 0; answered < servers.size(); ) {
      if (asked < servers.size()) {
        ask(servers.get(asked++));
      }
      Answer answer =
          asked < servers.size()
              ? answers.poll(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)
              : answers.take();
      if (answer != null) {
        last = answer;
        answered++;
        if (answer.isFinal()) {
          break;
        }
      }
    }
    return addressesOf(last);
  }

  private List<InetAddress> addressesOf(Answer answer) throws FaultException {
    if (answer.reason() != null) {
      throw new FaultException(new Fault.Unresolved(answer.reason(), name.toString(true)));
    }
    return answer.addresses();
  }

  /** Both families at once; the answer is complete when both are. */
  private void ask(InetSocketAddress server) {
    CompletableFuture<Message> v6 = query(server, Type.AAAA).toCompletableFuture();
    CompletableFuture<Message> v4 = query(server, Type.A).toCompletableFuture();
    CompletableFuture<Boolean> _ =
        v6.thenCombine(v4, Lookup::combine)
            .exceptionally(_ -> new Answer(List.of(), TIMEOUT))
            .thenApply(answers::add);
  }

  private CompletionStage<Message> query(InetSocketAddress server, int type) {
    SimpleResolver resolver = new SimpleResolver(server);
    resolver.setTimeout(TIMEOUT_OF_ONE);
    return resolver.sendAsync(Message.newQuery(Record.newRecord(name, type, DClass.IN)));
  }

  private static Answer combine(Message v6, Message v4) {
    List<InetAddress> addresses = new ArrayList<>();
    addresses(v6, addresses);
    addresses(v4, addresses);
    return new Answer(addresses, addresses.isEmpty() ? reason(v4.getRcode()) : null);
  }

  private static void addresses(Message message, List<InetAddress> into) {
    for (Record record : message.getSection(Section.ANSWER)) {
      switch (record) {
        case ARecord a -> into.add(a.getAddress());
        case AAAARecord aaaa -> into.add(aaaa.getAddress());
        default -> {} // Aliases on the way to the addresses.
      }
    }
  }

  private static Fault.Unresolved.Reason reason(int rcode) {
    return switch (rcode) {
      case Rcode.NOERROR -> NO_ADDRESS;
      case Rcode.NXDOMAIN -> NO_SUCH_NAME;
      case Rcode.REFUSED -> REFUSED;
      default -> SERVER_FAILURE;
    };
  }
}
