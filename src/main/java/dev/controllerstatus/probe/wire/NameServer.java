package dev.controllerstatus.probe.wire;

import dev.controllerstatus.probe.Attempt;
import dev.controllerstatus.probe.FaultException;
import dev.controllerstatus.sample.Fault.Protocol;
import dev.controllerstatus.sample.Fault.Unresolved;
import dev.controllerstatus.sample.Stage;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Optional;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.OPTRecord;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;

/**
 * Asks one name server one question at a time, over a transport of the caller's choice and with
 * sockets of our own: the library's client hides what came back and when.
 */
public record NameServer(InetSocketAddress address) {
  // Fits into one packet everywhere, as agreed on DNS flag day 2020.
  private static final int BUFFER = 1232;
  private static final int EDNS_VERSION = 0;

  /** What the server said, and its round trip. */
  public record Reply(Message message, Duration took) {
    /** Whether the answer did not fit and must be had over TCP. */
    public boolean isTruncated() {
      return message.getHeader().getFlag(Flags.TC);
    }

    /** Why the server gives no answer; empty where it says that all is well. */
    public Optional<Unresolved.Reason> refusal() {
      return switch (message.getRcode()) {
        case Rcode.NOERROR -> Optional.empty();
        case Rcode.NXDOMAIN -> Optional.of(Unresolved.Reason.NO_SUCH_NAME);
        case Rcode.REFUSED -> Optional.of(Unresolved.Reason.REFUSED);
        default -> Optional.of(Unresolved.Reason.SERVER_FAILURE);
      };
    }
  }

  /** A question with a random id, as a client asks its resolver. */
  public static Message question(Name name, int type) {
    Message message = Message.newQuery(Record.newRecord(name, type, DClass.IN));
    message.addRecord(new OPTRecord(BUFFER, 0, EDNS_VERSION), Section.ADDITIONAL);
    return message;
  }

  /** One datagram each way. */
  public Reply overUdp(Message question, Attempt attempt) throws IOException {
    attempt.enter(Stage.ANSWER);
    Datagram.Answer<Message> answer =
        Datagram.ask(
            address, question.toWire(), bytes -> answer(question, bytes), attempt.deadline());
    return new Reply(answer.value(), answer.took());
  }

  /** One connection for one question; the round trip is that of the question alone. */
  public Reply overTcp(Message question, Attempt attempt) throws IOException {
    try (Socket socket = new WatchedSocket(attempt)) {
      attempt.enter(Stage.CONNECT);
      socket.connect(address, attempt.deadline().leftMillis());
      socket.setSoTimeout(attempt.deadline().leftMillis());
      attempt.enter(Stage.ANSWER);
      long sent = System.nanoTime();
      socket.getOutputStream().write(framed(question.toWire()));
      byte[] bytes = unframed(new DataInputStream(socket.getInputStream()));
      Duration took = Duration.ofNanos(System.nanoTime() - sent);
      Message message =
          answer(question, bytes).orElseThrow(() -> malformed("answers another question"));
      return new Reply(message, took);
    }
  }

  /** A length of two bytes before the message, RFC 1035 section 4.2.2. */
  private static byte[] framed(byte[] message) {
    return ByteBuffer.allocate(Short.BYTES + message.length)
        .putShort((short) message.length)
        .put(message)
        .array();
  }

  private static byte[] unframed(DataInputStream in) throws IOException {
    byte[] message = new byte[in.readUnsignedShort()];
    in.readFully(message);
    return message;
  }

  private static Optional<Message> answer(Message question, byte[] bytes) throws FaultException {
    try {
      Message message = new Message(bytes);
      return isFor(question, message) ? Optional.of(message) : Optional.empty();
    } catch (IOException e) {
      throw malformed(String.valueOf(e.getMessage()));
    }
  }

  private static boolean isFor(Message question, Message answer) {
    return answer.getHeader().getFlag(Flags.QR)
        && answer.getHeader().getID() == question.getHeader().getID()
        && isSameQuestion(question.getQuestion(), answer);
  }

  /** A server that refuses or fails may leave the question out of its answer. */
  private static boolean isSameQuestion(Record asked, Message answer) {
    Record repeated = answer.getQuestion();
    boolean isFailure = answer.getRcode() != Rcode.NOERROR && answer.getRcode() != Rcode.NXDOMAIN;
    return repeated == null ? isFailure : asked.equals(repeated);
  }

  private static FaultException malformed(String detail) {
    return new FaultException(new Protocol(Protocol.Reason.MALFORMED, detail));
  }
}
