package dev.controllerstatus.probe.amqp;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.rabbitmq.client.impl.AMQImpl;
import com.rabbitmq.client.impl.Frame;
import com.rabbitmq.client.impl.LongStringHelper;
import com.rabbitmq.client.impl.Method;
import dev.controllerstatus.probe.BrokenServer.Behaviour;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.Socket;
import java.util.Map;

/** One side of a conversation in AMQP 0-9-1, for brokers that are broken in exactly one way. */
final class Broker {
  static final Map<String, Object> TELLS_REFUSAL =
      Map.of("capabilities", Map.of("authentication_failure_close", true));
  private static final int HEADER = 8;
  private final DataInputStream in;
  private final DataOutputStream out;

  /** What a broker does after it has heard the protocol header. */
  @FunctionalInterface
  interface Script {
    void with(Broker broker) throws IOException, InterruptedException;
  }

  private Broker(Socket socket) throws IOException {
    in = new DataInputStream(socket.getInputStream());
    out = new DataOutputStream(socket.getOutputStream());
  }

  static Behaviour that(Script script) {
    return socket -> {
      Broker broker = new Broker(socket);
      broker.in.readNBytes(HEADER);
      script.with(broker);
    };
  }

  Broker starts(Map<String, Object> properties, String mechanisms) throws IOException {
    return says(0, new AMQImpl.Connection.Start(0, 9, properties, text(mechanisms), text("en_US")));
  }

  Broker says(int channel, Method method) throws IOException {
    return says(method.toFrame(channel));
  }

  Broker says(Frame frame) throws IOException {
    frame.writeTo(out);
    return this;
  }

  Broker says(byte[] bytes) throws IOException {
    out.write(bytes);
    return this;
  }

  com.rabbitmq.client.Method hears() throws IOException {
    return AMQImpl.readMethodFrom(Frame.readFrom(in, () -> 131_072).getInputStream());
  }

  /** Lets the client in up to Connection.Open, and hears that. */
  Broker letsIn() throws IOException {
    starts(TELLS_REFUSAL, "PLAIN").hears();
    says(0, new AMQImpl.Connection.Tune(2047, 131_072, 60)).hears();
    hears();
    return this;
  }

  /** Reads until the client is gone. */
  void staysSilent() throws IOException {
    in.readAllBytes();
  }

  private static com.rabbitmq.client.LongString text(String text) {
    return LongStringHelper.asLongString(text.getBytes(UTF_8));
  }
}
