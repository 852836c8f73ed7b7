package dev.controllerstatus.probe.wire;

import static dev.controllerstatus.sample.Fault.Unresolved.Reason.NO_ADDRESS;
import static dev.controllerstatus.sample.Fault.Unresolved.Reason.NO_SUCH_NAME;
import static dev.controllerstatus.sample.Fault.Unresolved.Reason.TIMEOUT;

import dev.controllerstatus.probe.FaultException;
import dev.controllerstatus.sample.Fault.Unresolved;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.xbill.DNS.Name;

/**
 * Looks up the addresses of one name. A server that stays silent is not waited for: after a second
 * the next one is asked too, and each once more, since a datagram may be lost. The first real
 * answer counts.
 */
final class Lookup {
  private static final Duration PATIENCE = Duration.ofSeconds(1);
  private static final int TURNS = 3;
  private final Name name;
  private final BlockingQueue<Turn> turns = new LinkedBlockingQueue<>();
  private final List<InetSocketAddress> failed = new ArrayList<>();
  private Unresolved.@Nullable Reason failure;

  /** What one server came to. */
  private record Turn(InetSocketAddress server, Addresses answer) {}

  Lookup(Name name) {
    this.name = name;
  }

  List<InetAddress> first(List<InetSocketAddress> servers)
      throws FaultException, InterruptedException {
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      try {
        return ask(servers, threads);
      } catch (InterruptedException e) {
        if (failure != null) {
          throw unresolved(failure);
        }
        throw e;
      } finally {
        threads.shutdownNow();
      }
    }
  }

  private List<InetAddress> ask(List<InetSocketAddress> servers, ExecutorService threads)
      throws FaultException, InterruptedException {
    for (int turn = 0; failed.size() < servers.size(); turn++) {
      InetSocketAddress server = servers.get(turn % servers.size());
      boolean isMore = turn < TURNS * servers.size();
      if (isMore && failed.contains(server)) {
        continue;
      }
      if (isMore) {
        Future<Boolean> _ =
            threads.submit(() -> turns.add(new Turn(server, Addresses.of(name, server))));
      }
      Turn done = isMore ? turns.poll(PATIENCE.toMillis(), TimeUnit.MILLISECONDS) : turns.take();
      if (done != null && isFinal(done)) {
        return done.answer().list();
      }
    }
    throw unresolved(failure == null ? TIMEOUT : failure);
  }

  /** A server that fails says nothing about the name; one that knows of no such name does. */
  private boolean isFinal(Turn turn) throws FaultException {
    Unresolved.Reason reason = turn.answer().reason();
    if (reason == NO_SUCH_NAME || reason == NO_ADDRESS) {
      throw unresolved(reason);
    } else if (reason != null && !failed.contains(turn.server())) {
      failed.add(turn.server());
      failure = failure == null || failure == TIMEOUT ? reason : failure;
    }
    return reason == null;
  }

  private FaultException unresolved(Unresolved.Reason reason) {
    return new FaultException(new Unresolved(reason, name.toString(true)));
  }
}
