package dev.controllerstatus.probe.amqp;

import com.rabbitmq.client.AMQP;
import com.rabbitmq.client.Method;
import com.rabbitmq.client.impl.AMQImpl;
import com.rabbitmq.client.impl.Frame;
import dev.controllerstatus.probe.FaultException;
import dev.controllerstatus.sample.Fault.Protocol;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketTimeoutException;

/** Methods in frames on one connection, AMQP 0-9-1 sections 4.2.3 and 4.2.4. */
final class Frames {
  // What RabbitMQ itself would never exceed, and no burden for the box.
  private static final int LARGEST = 131_072;
  private final DataInputStream in;
  private final DataOutputStream out;

  Frames(Socket socket) throws IOException {
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
    if (frame.getType() != AMQP.FRAME_METHOD) {
      throw malformed("a frame of type %d where a method was due".formatted(frame.getType()));
    }
    return decoded(frame);
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
