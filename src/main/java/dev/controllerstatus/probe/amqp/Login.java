package dev.controllerstatus.probe.amqp;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.rabbitmq.client.AMQP.Channel;
import com.rabbitmq.client.AMQP.Connection;
import com.rabbitmq.client.AMQP.Connection.Start;
import com.rabbitmq.client.AMQP.Connection.Tune;
import com.rabbitmq.client.Method;
import com.rabbitmq.client.impl.AMQImpl;
import com.rabbitmq.client.impl.LongStringHelper;
import dev.controllerstatus.probe.FaultException;
import dev.controllerstatus.sample.Fault.Refused;
import java.io.EOFException;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** What follows Connection.Start: login, virtual host, one channel. */
final class Login {
  private static final String MECHANISM = "PLAIN";
  private static final String TELLS_REFUSAL = "authentication_failure_close";
  private static final Map<String, Object> CLIENT =
      Map.of(
          "product", "Controller Status",
          "connection_name", "controller-status",
          "capabilities",
              Map.of(
                  TELLS_REFUSAL, true, "connection.blocked", true, "consumer_cancel_notify", true));
  // Reply codes, AMQP 0-9-1 section 1.1: how brokers say no to a virtual host.
  private static final List<Integer> NO_VHOST = List.of(402, 403, 404, 530);

  private final Frames frames;
  private final Start start;
  private final Credentials credentials;
  private final String vhost;

  Login(Frames frames, Start start, Credentials credentials, String vhost) {
    this.frames = frames;
    this.start = start;
    this.credentials = credentials;
    this.vhost = vhost;
  }

  /**
   * Leaves channel 1 open.
   *
   * @param heartbeat in seconds, 0 for none: for how long the server may wait for a sign of us
   */
  void run(int heartbeat) throws IOException {
    requirePlain();
    frames.send(0, new AMQImpl.Connection.StartOk(CLIENT, MECHANISM, response(), "en_US"));
    Tune tune = tune();
    frames.send(
        0, new AMQImpl.Connection.TuneOk(tune.getChannelMax(), tune.getFrameMax(), heartbeat));
    frames.send(0, new AMQImpl.Connection.Open(vhost, "", false));
    next(Connection.OpenOk.class, Refused.Reason.VHOST);
    frames.send(1, new AMQImpl.Channel.Open(""));
    next(Channel.OpenOk.class, Refused.Reason.DENIED);
  }

  private void requirePlain() throws FaultException {
    String offered = start.getMechanisms().toString();
    if (!Arrays.asList(offered.split(" ")).contains(MECHANISM)) {
      throw refused(Refused.Reason.LOGIN, "offers no PLAIN login, only " + offered);
    }
  }

  // RFC 4616 section 2.
  private com.rabbitmq.client.LongString response() {
    String message = "\0" + credentials.user() + "\0" + credentials.password().reveal();
    return LongStringHelper.asLongString(message.getBytes(UTF_8));
  }

  // A server that cannot tell a refused login closes the connection: AMQP 0-9-1 section 2.2.4.
  private Tune tune() throws IOException {
    try {
      return next(Tune.class, Refused.Reason.LOGIN);
    } catch (EOFException e) {
      throw isTellingRefusal() ? e : refused(Refused.Reason.LOGIN, "hung up on the login");
    }
  }

  private boolean isTellingRefusal() {
    return start.getServerProperties().get("capabilities") instanceof Map<?, ?> capabilities
        && Boolean.TRUE.equals(capabilities.get(TELLS_REFUSAL));
  }

  private <M> M next(Class<M> expected, Refused.Reason refusal) throws IOException {
    Method method = frames.receive();
    if (method instanceof Connection.Close close) {
      acknowledge();
      throw refused(close, refusal);
    } else if (!expected.isInstance(method)) {
      throw Frames.malformed("a method out of turn: " + method.protocolMethodName());
    }
    return expected.cast(method);
  }

  private void acknowledge() {
    try {
      frames.send(0, new AMQImpl.Connection.CloseOk());
    } catch (IOException e) {
      // It has said why it closes; that it does not wait for our word is no news.
    }
  }

  private FaultException refused(Connection.Close close, Refused.Reason refusal) {
    String reply = close.getReplyCode() + " " + close.getReplyText();
    boolean isLimit = close.getReplyText().contains("limit");
    return switch (refusal) {
      case LOGIN -> refused(close.getReplyCode() == 403 ? refusal : Refused.Reason.DENIED, reply);
      case VHOST ->
          NO_VHOST.contains(close.getReplyCode()) && !isLimit
              ? refused(refusal, vhost)
              : refused(Refused.Reason.DENIED, reply);
      default -> refused(Refused.Reason.DENIED, reply);
    };
  }

  private FaultException refused(Refused.Reason reason, String words) {
    return new FaultException(new Refused(reason, credentials.safe(words)));
  }
}
