package dev.controllerstatus.probe.amqp;

import static java.nio.charset.StandardCharsets.US_ASCII;

import com.rabbitmq.client.AMQP;
import com.rabbitmq.client.Method;
import com.rabbitmq.client.impl.AMQImpl;
import com.rabbitmq.client.impl.Frame;
import dev.controllerstatus.probe.Deadline;
import dev.controllerstatus.probe.FaultException;
import dev.controllerstatus.sample.Fault;
import dev.controllerstatus.sample.Fault.Protocol;
import dev.controllerstatus.sample.Fault.Refused;
import java.io.EOFException;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Messages to ourselves over one connection: published, confirmed, and delivered again. */
final class Post {
  private static final int CHANNEL = 1;
  // For what the broker may answer by closing the channel.
  private static final int SCRATCH = 2;
  private static final int AT_A_TIME = 10;
  private static final Duration AT_ONCE = Duration.ofMillis(1);
  private static final String APP = "controller-status";
  private static final byte[] BODY = "controller-status canary".getBytes(US_ASCII);
  // So that a message that was lost for us does not lie there for ever, in milliseconds.
  private static final String EXPIRES = "60000";
  private static final Map<String, Object> SHORT_LIVED =
      Map.of("x-expires", 600_000, "x-max-length", 100);

  private final Line line;
  private final Credentials credentials;
  private final List<Mailbox> boxes;
  private final Map<String, Object> precedence;
  private final String name = UUID.randomUUID().toString();
  private List<Letter> letters = List.of();
  private long published;
  private @Nullable String blocked;
  private boolean isHeard;
  private boolean isSpent;

  /**
   * On a connection that is logged in.
   *
   * @param priority more than that of any earlier connection, which the broker may still believe
   *     in: its consumer must not get our messages
   */
  Post(Line line, Credentials credentials, List<Mailbox> boxes, long priority) {
    this.line = line;
    this.credentials = credentials;
    this.boxes = boxes;
    this.precedence = Map.of("x-priority", priority);
  }

  Line line() {
    return line;
  }

  /** Why the broker takes no messages on this connection. */
  Optional<Fault> blocked() {
    return Optional.ofNullable(blocked)
        .map(reason -> new Refused(Refused.Reason.BLOCKED, credentials.safe(reason)));
  }

  /** Whether anything came from the broker since the last letters were sent. */
  boolean isHeard() {
    return isHeard;
  }

  /**
   * Whether the conversation has come to a point from which it cannot go on: then its consumers
   * must not stay either.
   */
  boolean isSpent() {
    return isSpent;
  }

  /** Asks for confirms; before the first letters. */
  void begin(Deadline end) throws IOException {
    ask(CHANNEL, new AMQImpl.Confirm.Select(false), AMQP.Confirm.SelectOk.class, end);
    ask(CHANNEL, new AMQImpl.Basic.Qos(0, AT_A_TIME, false), AMQP.Basic.QosOk.class, end);
  }

  /** Hears what has come since the last letters; the end of the connection too. */
  void catchUp() throws IOException {
    Optional<Frame> frame = line.frames().poll(AT_ONCE);
    while (frame.isPresent()) {
      take(frame.get());
      frame = line.frames().poll(AT_ONCE);
    }
  }

  /**
   * Sends one letter through each queue and waits for them.
   *
   * @param silence until when to wait if nothing comes at all
   * @param end until when to wait for those that are left
   */
  List<Letter> send(Deadline silence, Deadline end) throws IOException {
    isHeard = false;
    List<Letter> sent = new ArrayList<>();
    letters = sent;
    for (Mailbox box : boxes) {
      if (!box.isOpen()) {
        open(box, end);
      }
      sent.add(letter(box));
    }
    line.used();
    boolean isOver = false;
    while (!isOver && blocked == null && !sent.stream().allMatch(Letter::isSettled)) {
      Optional<Frame> frame = line.frames().poll((isHeard ? end : silence).left());
      isOver = frame.isEmpty();
      if (frame.isPresent()) {
        take(frame.get());
      }
    }
    return List.copyOf(sent);
  }

  private Letter letter(Mailbox box) throws IOException {
    Letter letter = new Letter(box, name + "-" + (published + 1), published + 1);
    if (box.fault().isPresent()) {
      letter.failed(box.fault().get());
      return letter;
    }
    published++;
    AMQP.BasicProperties properties =
        new AMQP.BasicProperties.Builder()
            .appId(APP)
            .messageId(letter.id())
            .deliveryMode(1)
            .expiration(EXPIRES)
            .build();
    line.frames()
        .send(
            CHANNEL, new AMQImpl.Basic.Publish(0, "", box.queue(), true, false), properties, BODY);
    return letter;
  }

  private void open(Mailbox box, Deadline end) throws IOException {
    box.rename();
    try {
      declare(box, end);
      ask(
          CHANNEL,
          new AMQImpl.Basic.Consume(
              0, box.queue(), box.tag(), false, false, false, false, precedence),
          AMQP.Basic.ConsumeOk.class,
          end);
      box.opened();
    } catch (ChannelClosed e) {
      if (e.channel() == CHANNEL) {
        throw new FaultException(e.fault(credentials));
      }
      isSpent = false; // That channel is opened anew for the next question.
      box.failed(e.fault(credentials));
    }
  }

  private void declare(Mailbox box, Deadline end) throws IOException {
    ask(SCRATCH, new AMQImpl.Channel.Open(""), AMQP.Channel.OpenOk.class, end);
    try {
      declare(
          new AMQImpl.Queue.Declare(
              0, box.queue(), !box.isOwn(), false, box.isOwn(), box.isOwn(), false, SHORT_LIVED),
          end);
    } catch (ChannelClosed e) {
      if (box.isOwn() || !e.isNotFound()) {
        throw e;
      }
      isSpent = false;
      ask(SCRATCH, new AMQImpl.Channel.Open(""), AMQP.Channel.OpenOk.class, end);
      declare(
          new AMQImpl.Queue.Declare(0, box.queue(), false, true, false, false, false, SHORT_LIVED),
          end);
    }
    ask(SCRATCH, new AMQImpl.Channel.Close(200, "OK", 0, 0), AMQP.Channel.CloseOk.class, end);
  }

  private void declare(AMQImpl.Queue.Declare queue, Deadline end) throws IOException {
    ask(SCRATCH, queue, AMQP.Queue.DeclareOk.class, end);
  }

  private void ask(
      int channel,
      com.rabbitmq.client.impl.Method question,
      Class<? extends Method> answer,
      Deadline end)
      throws IOException {
    line.frames().send(channel, question);
    boolean isAnswered = false;
    while (!isAnswered) {
      Optional<Frame> frame = line.frames().poll(end.left());
      isSpent = frame.isEmpty();
      isAnswered =
          answer.isInstance(take(frame.orElseThrow(SocketTimeoutException::new)))
              && frame.get().getChannel() == channel;
    }
  }

  /** What any method of the broker means for us, whatever we wait for. */
  private Method take(Frame frame) throws IOException {
    isHeard = true;
    isSpent = true; // Unless nothing below says that it is over.
    Method method = line.frames().method(frame);
    switch (method) {
      case AMQP.Basic.Deliver it -> delivered(it, line.frames().message());
      case AMQP.Basic.Return it ->
          letter(line.frames().message())
              .ifPresent(letter -> gone(letter.mailbox(), it.getReplyText()));
      case AMQP.Basic.Ack it ->
          letters.forEach(l -> l.confirmed(it.getDeliveryTag(), it.getMultiple()));
      case AMQP.Basic.Nack it ->
          letters.stream()
              .filter(l -> l.isNumber(it.getDeliveryTag(), it.getMultiple()))
              .forEach(l -> l.failed(denied(l.mailbox(), "takes no message")));
      case AMQP.Basic.Cancel it ->
          boxes.stream()
              .filter(box -> box.tag().equals(it.getConsumerTag()))
              .forEach(box -> gone(box, "is gone"));
      case AMQP.Connection.Blocked it -> blocked = it.getReason();
      case AMQP.Connection.Unblocked _ -> blocked = null;
      case AMQP.Channel.Close it -> {
        line.frames().send(frame.getChannel(), new AMQImpl.Channel.CloseOk());
        throw new ChannelClosed(frame.getChannel(), it);
      }
      case AMQP.Connection.Close it -> {
        line.frames().send(0, new AMQImpl.Connection.CloseOk());
        throw new EOFException(it.getReplyText());
      }
      default -> {}
    }
    isSpent = false;
    return method;
  }

  private void gone(Mailbox box, String why) {
    box.lost();
    letters.stream()
        .filter(letter -> letter.mailbox() == box && !letter.isHome())
        .forEach(letter -> letter.failed(denied(box, why)));
  }

  private Fault denied(Mailbox box, String why) {
    return new Refused(
        Refused.Reason.DENIED, credentials.safe("queue %s: %s".formatted(box.label(), why)));
  }

  private Optional<Letter> letter(AMQP.BasicProperties properties) {
    return letters.stream().filter(l -> l.id().equals(properties.getMessageId())).findFirst();
  }

  /** What others put into the queue is given back, and the operator told to choose another one. */
  private void delivered(AMQP.Basic.Deliver delivery, AMQP.BasicProperties properties)
      throws IOException {
    long tag = delivery.getDeliveryTag();
    if (!APP.equals(properties.getAppId())) {
      line.frames().send(CHANNEL, new AMQImpl.Basic.Nack(tag, false, true));
      throw new FaultException(
          new Protocol(
              Protocol.Reason.UNEXPECTED_ANSWER,
              credentials.safe(
                  "queue %s holds messages of others".formatted(delivery.getRoutingKey()))));
    }
    line.frames().send(CHANNEL, new AMQImpl.Basic.Ack(tag, false));
    letter(properties).ifPresent(Letter::delivered);
  }
}
