package dev.controllerstatus.probe.wire;

import dev.controllerstatus.probe.Attempt;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NoRouteToHostException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Connects to whichever address of a host answers first: the next one is tried after 250 ms or as
 * soon as the one before has failed, RFC 8305 section 5.
 */
final class Dial {
  private static final Duration NEXT_AFTER = Duration.ofMillis(250);
  private final Attempt attempt;
  private final int port;
  private final List<WatchedSocket> opened = new ArrayList<>();
  private final BlockingQueue<Call> finished = new LinkedBlockingQueue<>();

  /** One finished call: the socket is connected where there is no error. */
  record Call(
      WatchedSocket socket, InetAddress address, Duration took, @Nullable IOException error) {}

  Dial(Attempt attempt, int port) {
    this.attempt = attempt;
    this.port = port;
  }

  Call first(List<InetAddress> addresses) throws IOException, InterruptedException {
    List<IOException> errors = new ArrayList<>();
    int called = 0;
    try {
      while (errors.size() < addresses.size()) {
        if (called < addresses.size()) {
          call(addresses.get(called++));
        }
        Call call = next(called < addresses.size());
        if (call != null && call.error() == null) {
          opened.remove(call.socket());
          return call;
        } else if (call != null) {
          errors.add(call.error());
        }
      }
      throw mostTelling(errors);
    } finally {
      hangUp();
    }
  }

  private @Nullable Call next(boolean isMoreToCall) throws InterruptedException {
    return isMoreToCall
        ? finished.poll(NEXT_AFTER.toMillis(), TimeUnit.MILLISECONDS)
        : finished.take();
  }

  private void call(InetAddress address) {
    WatchedSocket socket = new WatchedSocket(attempt);
    opened.add(socket);
    Thread.startVirtualThread(() -> finished.add(connect(socket, address)));
  }

  private Call connect(WatchedSocket socket, InetAddress address) {
    long began = System.nanoTime();
    try {
      socket.connect(new InetSocketAddress(address, port), attempt.deadline().leftMillis());
      return new Call(socket, address, Duration.ofNanos(System.nanoTime() - began), null);
    } catch (IOException e) {
      return new Call(socket, address, Duration.ofNanos(System.nanoTime() - began), e);
    }
  }

  /** A box without IPv6 fails at once there: that is not why IPv4 failed. */
  private static IOException mostTelling(List<IOException> errors) {
    return errors.stream()
        .filter(e -> !(e instanceof NoRouteToHostException) && !Faults.isNoNetwork(e))
        .findFirst()
        .orElse(errors.getLast());
  }

  private void hangUp() {
    for (WatchedSocket socket : opened) {
      Wire.closeQuietly(socket);
    }
  }
}
