package dev.controllerstatus.probe.wire;

import dev.controllerstatus.probe.Attempt;
import dev.controllerstatus.sample.Fact;
import dev.controllerstatus.sample.Stage;
import jakarta.inject.Singleton;
import java.io.Closeable;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.util.List;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;

/** The way to a far end: its name, the connection, TLS; each a timed stage of the attempt. */
@Singleton
public final class Wire {
  private final Names names;
  private final Trust trust;

  /** Uses the box's names and the trusted roots. */
  public Wire(Names names, Trust trust) {
    this.names = names;
    this.trust = trust;
  }

  /** The addresses of a host, as the stage RESOLVE. */
  public List<InetAddress> resolve(String host, Attempt attempt)
      throws IOException, InterruptedException {
    return attempt.time(Stage.RESOLVE, () -> names.resolve(host));
  }

  /** A TCP connection, as the stages RESOLVE and CONNECT. Reads on it time out at the deadline. */
  public WatchedSocket connect(String host, int port, Attempt attempt)
      throws IOException, InterruptedException {
    return connect(host, port, Stage.CONNECT, attempt);
  }

  /**
   * As {@link #connect(String, int, Attempt)}, where the connection is another stage, such as that
   * to a proxy; its time is that of CONNECT all the same.
   */
  public WatchedSocket connect(String host, int port, Stage stage, Attempt attempt)
      throws IOException, InterruptedException {
    List<InetAddress> addresses = resolve(host, attempt);
    attempt.enter(stage);
    Dial.Call call = new Dial(attempt, port).first(addresses);
    attempt.took(Stage.CONNECT, call.took());
    String address = call.address().getHostAddress();
    attempt.fact(stage == Stage.PROXY ? new Fact.Via(address) : new Fact.Peer(address));
    call.socket().setSoTimeout(attempt.deadline().leftMillis());
    call.socket().setTcpNoDelay(true);
    return call.socket();
  }

  /**
   * Speaks TLS on a connection, as the stage TLS; checks the chain and that it is for this host.
   * Closing the result closes the connection.
   */
  public SSLSocket secure(Socket plain, String host, Attempt attempt)
      throws IOException, InterruptedException {
    SSLSocket socket =
        (SSLSocket)
            trust
                .factory(attempt)
                .createSocket(plain, host, plain.getPort(), /* autoClose= */ true);
    SSLParameters parameters = socket.getSSLParameters();
    parameters.setEndpointIdentificationAlgorithm("HTTPS");
    socket.setSSLParameters(parameters);
    return attempt.time(
        Stage.TLS,
        () -> {
          socket.startHandshake();
          return socket;
        });
  }

  /** The trusted roots, for libraries that do their own TLS. */
  public Trust trust() {
    return trust;
  }

  /** For clean-up after the outcome is known, when a failure to close says nothing more. */
  static void closeQuietly(Closeable closeable) {
    try {
      closeable.close();
    } catch (IOException e) {
      // Nothing depends on it any more.
    }
  }
}
