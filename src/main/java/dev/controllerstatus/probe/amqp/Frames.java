package dev.controllerstatus.probe.amqp;

import com.rabbitmq.client.AMQP;
import com.rabbitmq.client.Method;
import com.rabbitmq.client.impl.AMQContentHeader;
import com.rabbitmq.client.impl.AMQImpl;
import com.rabbitmq.client.impl.Frame;
import dev.controllerstatus.probe.FaultException;
import dev.controllerstatus.sample.Fault.Protocol;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Optional;

/** Methods in frames on one connection, AMQP 0-9-1 sections 4.2.3 and 4.2.4. */
final class Frames {
  // What RabbitMQ itself would never exceed, and no burden for the box.
  private static final int LARGEST = 131_072;
  // Of a message that is none of ours; what is larger is not waited for.
  private static final long LARGEST_MESSAGE = 1 << 20;
  private static final int REST_MILLIS = 1000;
  private final Socket socket;
  private final DataInputStream in;
  private final DataOutputStream out;

  Frames(Socket socket) throws IOException {
    this.socket = socket;
    in = new DataInputStream(new BufferedInputStream(socket.getInputStream()));
    out = new DataOutputStream(new BufferedOutputStream(socket.getOutputStream()));
  }

  /** What comes, byte by byte; can be marked and reset. */
  DataInputStream in() {
    return in;
  }

  void send(byte[] bytes) throws IOException {
    out.write(bytes);
    out.flush();
  }

  void send(int channel, com.rabbitmq.client.impl.Method method) throws IOException {
    method.toFrame(channel).writeTo(out);
    out.flush();
  }

  Method receive() throws IOException {
    Frame frame = next();
    while (frame.getType() == AMQP.FRAME_HEARTBEAT) {
      frame = next();
    }
    return method(frame);
  }

  /** The method in a frame. */
  Method method(Frame frame) throws FaultException {
    if (frame.getType() != AMQP.FRAME_METHOD) {
      throw malformed("a frame of type %d where a method was due".formatted(frame.getType()));
    }
    return decoded(frame);
  }

  /**
   * The next frame that is no heartbeat; empty when none has begun within this time, and then
   * nothing is lost: the connection can be read again.
   */
  Optional<Frame> poll(Duration patience) throws IOException {
    long end = System.nanoTime() + patience.toNanos();
    do {
      socket.setSoTimeout(Math.clamp((end - System.nanoTime()) / 1_000_000, 1, Integer.MAX_VALUE));
      if (!hasBegun()) {
        return Optional.empty();
      }
      socket.setSoTimeout(REST_MILLIS);
      Frame frame = next();
      if (frame.getType() != AMQP.FRAME_HEARTBEAT) {
        return Optional.of(frame);
      }
    } while (System.nanoTime() < end);
    return Optional.empty();
  }

  private boolean hasBegun() throws IOException {
    in.mark(1);
    try {
      if (in.read() < 0) {
        throw new EOFException();
      }
      in.reset();
      return true;
    } catch (SocketTimeoutException e) {
      return false;
    }
  }

  /** The properties of the message that follows a method; its body is read and dropped. */
  AMQP.BasicProperties message() throws IOException {
    Frame frame = part(AMQP.FRAME_HEADER);
    AMQContentHeader header = AMQImpl.readContentHeaderFrom(frame.getInputStream());
    long left = header.getBodySize();
    if (left > LARGEST_MESSAGE || !(header instanceof AMQP.BasicProperties properties)) {
      throw malformed("a message of %d bytes that is none of ours".formatted(left));
    }
    while (left > 0) {
      left -= part(AMQP.FRAME_BODY).getPayload().length;
    }
    return properties;
  }

  private Frame part(int type) throws IOException {
    Frame frame = next();
    while (frame.getType() == AMQP.FRAME_HEARTBEAT) {
      frame = next();
    }
    if (frame.getType() != type) {
      throw malformed("a frame of type %d within a message".formatted(frame.getType()));
    }
    return frame;
  }

  /** Sends a message with its method. */
  void send(
      int channel,
      com.rabbitmq.client.impl.Method method,
      AMQP.BasicProperties properties,
      byte[] body)
      throws IOException {
    method.toFrame(channel).writeTo(out);
    properties.toFrame(channel, body.length).writeTo(out);
    Frame.fromBodyFragment(channel, ByteBuffer.wrap(body), 0, body.length).writeTo(out);
    out.flush();
  }

  // The library takes the end of the time for the absence of a frame.
  private Frame next() throws IOException {
    Frame frame = Frame.readFrom(in, () -> LARGEST);
    if (frame == null) {
      throw new SocketTimeoutException();
    }
    return frame;
  }

  private static Method decoded(Frame frame) throws FaultException {
    try {
      return AMQImpl.readMethodFrom(frame.getInputStream());
    } catch (IOException e) {
      throw malformed("a method that cannot be read"); // The frame itself was whole.
    }
  }

  static FaultException malformed(String detail) {
    return new FaultException(new Protocol(Protocol.Reason.MALFORMED, detail));
  }
}
