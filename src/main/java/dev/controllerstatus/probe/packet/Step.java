package dev.controllerstatus.probe.packet;

import dev.controllerstatus.sample.Fact;
import java.io.IOException;
import java.net.InetAddress;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One packet on its way, with the number of routers that it may pass. */
final class Step implements AutoCloseable {
  static final String SILENT = "silent";

  private static final int TCP = 6;
  private static final int UDP = 17;
  private static final int LARGEST = 2048;
  private static final int REFUSED = 111;
  private static final int TIMED_OUT = 110;

  private final FarEnd to;
  private final int distance;
  private final NativeSocket socket;
  private final long sentNanos;
  private String answer = SILENT;
  private String from = "";
  private @Nullable Duration took;
  private boolean isOver;

  private Step(FarEnd to, int distance, NativeSocket socket, long sentNanos) {
    this.to = to;
    this.distance = distance;
    this.socket = socket;
    this.sentNanos = sentNanos;
  }

  /**
   * Sends it.
   *
   * @param distance how many routers it may pass; 0 for as many as there are
   */
  static Step begin(FarEnd to, int distance) throws IOException {
    int family = SocketAddress.family(to.address());
    NativeSocket socket =
        to.isUdp()
            ? NativeSocket.open(family, NativeSocket.DATAGRAM, UDP, LARGEST)
            : NativeSocket.open(family, NativeSocket.STREAM, TCP, LARGEST);
    try {
      socket.set(Option.errors(to.isSix()), 1);
      if (distance > 0) {
        socket.set(Option.timeToLive(to.isSix()), distance);
      }
    } catch (IOException e) {
      socket.close();
      throw e;
    }
    Step step = new Step(to, distance, socket, System.nanoTime());
    step.send();
    return step;
  }

  private void send() {
    try {
      socket.connect(SocketAddress.of(to.address(), to.port()));
      if (to.isUdp()) {
        socket.send(to.question(), new byte[0]);
      }
    } catch (IOException e) {
      // Nothing has left the box: it knows no way there, or does not permit it.
      end("no-route", "");
    }
  }

  boolean isUdp() {
    return to.isUdp();
  }

  boolean isOpen() {
    return !isOver;
  }

  NativeSocket socket() {
    return socket;
  }

  /**
   * Takes in what has come: what is said about the packet first, since an error follows from it.
   */
  void hear() {
    try {
      Optional<IcmpError> error = socket.error();
      if (error.isPresent()) {
        end(error.get().word(), error.get().from().map(InetAddress::getHostAddress).orElse(""));
      } else if (to.isUdp()) {
        heardDatagram();
      } else {
        heardStream(socket.pending());
      }
    } catch (SystemException e) {
      heardStream(e.number());
    } catch (IOException e) {
      end("no-route", "");
    }
  }

  private void heardDatagram() throws IOException {
    if (socket.receive().isPresent()) {
      end("datagram", to.address().getHostAddress());
    }
  }

  private void heardStream(int error) {
    switch (error) {
      case 0 -> end("connected", to.address().getHostAddress());
      case REFUSED -> end("reset", to.address().getHostAddress());
      case TIMED_OUT -> end(SILENT, "");
      default -> end("no-route", "");
    }
  }

  private void end(String word, String who) {
    isOver = true;
    answer = word;
    from = who;
    took = word.equals(SILENT) ? null : Duration.ofNanos(System.nanoTime() - sentNanos);
  }

  Fact.Hop hop() {
    return new Fact.Hop(to.word(), distance, from, answer, took);
  }

  @Override
  public void close() {
    socket.close();
  }
}
