package dev.controllerstatus.probe.ntp;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.controllerstatus.probe.UdpServer;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import org.apache.commons.net.ntp.NtpV3Impl;
import org.apache.commons.net.ntp.TimeStamp;

/** Answers of time servers, good ones and every kind of bad one. */
final class NtpServer {
  private NtpServer() {}

  /** A good answer of stratum 2, changed. */
  static UdpServer.Behaviour but(Consumer<NtpV3Impl> change) {
    return question -> List.of(answer(question, Duration.ZERO, change));
  }

  static UdpServer.Behaviour good() {
    return but(_ -> {});
  }

  static UdpServer.Behaviour ahead(Duration offset) {
    return question -> List.of(answer(question, offset, _ -> {}));
  }

  static UdpServer.Behaviour kiss(String code) {
    return but(
        packet -> {
          packet.setLeapIndicator(3);
          packet.setStratum(0);
          packet.setReferenceId(reference(code));
        });
  }

  static int reference(String code) {
    return ByteBuffer.wrap(code.getBytes(US_ASCII)).getInt();
  }

  static byte[] answer(byte[] question, Duration offset, Consumer<NtpV3Impl> change) {
    NtpV3Impl packet = new NtpV3Impl();
    packet.setVersion(4);
    packet.setMode(4);
    packet.setStratum(2);
    packet.setReferenceId(reference("GPS\0"));
    packet.setRootDispersion(1 << 14);
    packet.setOriginateTimeStamp(new TimeStamp(ByteBuffer.wrap(question).getLong(40)));
    TimeStamp now = TimeStamp.getNtpTime(Instant.now().plus(offset).toEpochMilli());
    packet.setReceiveTimeStamp(now);
    packet.setTransmitTime(now);
    change.accept(packet);
    return packet.getDatagramPacket().getData();
  }
}
