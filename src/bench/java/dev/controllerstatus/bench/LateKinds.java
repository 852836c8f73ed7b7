package dev.controllerstatus.bench;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import com.rabbitmq.client.impl.AMQImpl;
import com.rabbitmq.client.impl.LongStringHelper;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.Socket;
import java.time.Instant;
import java.util.Map;
import org.apache.commons.net.ntp.NtpV3Impl;
import org.apache.commons.net.ntp.NtpV3Packet;
import org.apache.commons.net.ntp.TimeStamp;
import org.xbill.DNS.ARecord;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;

/** What a good server of each kind answers, late. */
final class LateKinds {
  static final String QUERY = "name.test.";
  private static final byte[] OK =
      "HTTP/1.1 200 OK\r\nContent-Length: 3\r\nConnection: close\r\n\r\nOK\n".getBytes(ISO_8859_1);
  private static final int AMQP_HEADER = 8;

  private LateKinds() {}

  static LateTcp.Conversation tcp(Late late) {
    return connection -> {
      connection.getInputStream().readNBytes("ping".length());
      answer(connection, "pong".getBytes(ISO_8859_1), late);
    };
  }

  static LateTcp.Conversation http(Late late) {
    return connection -> {
      StringBuilder request = new StringBuilder();
      while (request.indexOf("\r\n\r\n") < 0) {
        byte[] buffer = new byte[4096];
        int read = connection.getInputStream().read(buffer);
        request.append(new String(buffer, 0, read, ISO_8859_1));
      }
      answer(connection, OK, late);
    };
  }

  static LateTcp.Conversation amqp(Late late) throws IOException {
    byte[] start = start();
    return connection -> {
      connection.getInputStream().readNBytes(AMQP_HEADER);
      answer(connection, start, late);
      connection.getInputStream().readAllBytes();
    };
  }

  private static void answer(Socket connection, byte[] bytes, Late late) throws IOException {
    late.answer(System.nanoTime(), () -> connection.getOutputStream().write(bytes));
  }

  private static byte[] start() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    new AMQImpl.Connection.Start(
            0,
            9,
            Map.of("product", "late"),
            LongStringHelper.asLongString("PLAIN"),
            LongStringHelper.asLongString("en_US"))
        .toFrame(0)
        .writeTo(new DataOutputStream(bytes));
    return bytes.toByteArray();
  }

  static LateUdp.Reply ntp(Late late) {
    return (question, read, writer) -> {
      NtpV3Impl packet = new NtpV3Impl();
      packet.setDatagramPacket(new java.net.DatagramPacket(question, question.length));
      packet.setMode(NtpV3Packet.MODE_SERVER);
      packet.setStratum(2);
      packet.setOriginateTimeStamp(packet.getTransmitTimeStamp());
      TimeStamp now = TimeStamp.getNtpTime(Instant.now().toEpochMilli());
      packet.setReceiveTimeStamp(now);
      packet.setTransmitTime(now);
      byte[] answer = packet.getDatagramPacket().getData();
      late.answer(read, () -> writer.write(answer));
    };
  }

  /**
   * The truth is that of the configured name over UDP; the probe's other questions wait as long.
   */
  static LateUdp.Reply dns(Late late, Late others) {
    return (question, read, writer) -> {
      Message message = new Message(question);
      boolean isMain = message.getQuestion().getName().toString().equals(QUERY);
      byte[] answer = answer(message);
      (isMain ? late : others).answer(read, () -> writer.write(answer));
    };
  }

  static LateTcp.Conversation dnsOverTcp(Late others) {
    return connection -> {
      var in = new java.io.DataInputStream(connection.getInputStream());
      byte[] answer = answer(new Message(in.readNBytes(in.readUnsignedShort())));
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      new DataOutputStream(bytes).writeShort(answer.length);
      bytes.writeBytes(answer);
      answer(connection, bytes.toByteArray(), others);
    };
  }

  private static byte[] answer(Message question) {
    Message answer = new Message(question.getHeader().getID());
    Record asked = question.getQuestion();
    answer.getHeader().setFlag(Flags.QR);
    answer.getHeader().setFlag(Flags.RA);
    answer.addRecord(asked, Section.QUESTION);
    answer.addRecord(
        new ARecord(asked.getName(), DClass.IN, 60, new byte[] {127, 0, 0, 1}), Section.ANSWER);
    return answer.toWire();
  }
}
