package dev.controllerstatus.probe.amqp;

import com.rabbitmq.client.AMQP;
import com.rabbitmq.client.AMQP.Connection.CloseOk;
import com.rabbitmq.client.AMQP.Connection.Start;
import com.rabbitmq.client.impl.AMQImpl;
import com.rabbitmq.client.impl.Frame;
import dev.controllerstatus.probe.Attempt;
import dev.controllerstatus.probe.wire.Excerpt;
import dev.controllerstatus.probe.wire.Wire;
import dev.controllerstatus.sample.Fact;
import dev.controllerstatus.sample.Stage;
import java.io.IOException;
import java.net.Socket;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** A connection to a broker: greeted and, with credentials, logged in with channel 1 open. */
final class Line implements AutoCloseable {
  private static final int LONGEST_NAME = 80;
  private static final Duration FAREWELL = Duration.ofMillis(300);
  private final Socket socket;
  private final Frames frames;
  private final boolean isLoggedIn;
  private final Duration greeting;
  private final long openedNanos = System.nanoTime();
  private long usedNanos = openedNanos;

  private Line(Socket socket, Frames frames, boolean isLoggedIn, Duration greeting) {
    this.socket = socket;
    this.frames = frames;
    this.isLoggedIn = isLoggedIn;
    this.greeting = greeting;
  }

  /**
   * Opens one, as the stages RESOLVE, CONNECT, TLS, ANSWER and LOGIN.
   *
   * @param heartbeat as {@link Login#run} has it
   */
  static Line open(Wire wire, AmqpTarget target, int heartbeat, Attempt attempt)
      throws IOException, InterruptedException {
    String host = target.address().host();
    Socket plain = wire.connect(host, target.address().port(), attempt);
    try {
      Socket socket = target.isSecure() ? wire.secure(plain, host, attempt) : plain;
      return greet(socket, target, heartbeat, attempt);
    } catch (IOException | InterruptedException | RuntimeException e) {
      plain.close();
      throw e;
    }
  }

  private static Line greet(Socket socket, AmqpTarget target, int heartbeat, Attempt attempt)
      throws IOException, InterruptedException {
    Frames frames = new Frames(socket);
    long began = System.nanoTime();
    Start start = attempt.time(Stage.ANSWER, () -> Greeting.exchange(frames));
    Duration latency = Duration.ofNanos(System.nanoTime() - began);
    attempt.fact(new Fact.Spoken(spoken(start)));
    Credentials credentials = target.credentials();
    if (credentials != null) {
      attempt.enter(Stage.LOGIN);
      new Login(frames, start, credentials, target.vhost()).run(heartbeat);
    }
    return new Line(socket, frames, credentials != null, latency);
  }

  private static String spoken(Start start) {
    Map<String, Object> server = start.getServerProperties();
    return Excerpt.of(
            "AMQP 0-9-1 %s %s"
                .formatted(server.getOrDefault("product", ""), server.getOrDefault("version", "")),
            LONGEST_NAME)
        .strip();
  }

  Frames frames() {
    return frames;
  }

  /** From the protocol header to Connection.Start. */
  Duration greeting() {
    return greeting;
  }

  Duration age() {
    return Duration.ofNanos(System.nanoTime() - openedNanos);
  }

  /** Since we last had a use for it. */
  Duration idle() {
    return Duration.ofNanos(System.nanoTime() - usedNanos);
  }

  void used() {
    usedNanos = System.nanoTime();
  }

  /** In an orderly way; how the server takes the end changes nothing. */
  @Override
  public void close() {
    try (socket) {
      if (isLoggedIn) {
        frames.send(0, new AMQImpl.Connection.Close(200, "OK", 0, 0));
        awaitEnd();
      }
    } catch (IOException e) {
      // The connection goes away one way or the other.
    }
  }

  private void awaitEnd() throws IOException {
    long end = System.nanoTime() + FAREWELL.toNanos();
    Optional<Frame> frame = frames.poll(FAREWELL);
    while (frame.isPresent() && !isEnd(frame.get()) && System.nanoTime() < end) {
      frame = frames.poll(FAREWELL);
    }
  }

  private boolean isEnd(Frame frame) throws IOException {
    return frame.getType() == AMQP.FRAME_METHOD && frames.method(frame) instanceof CloseOk;
  }

  /** Without a word: nobody would hear it. */
  void abandon() {
    try {
      socket.close();
    } catch (IOException e) {
      // Nothing depends on it any more.
    }
  }
}
