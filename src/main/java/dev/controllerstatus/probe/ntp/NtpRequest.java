package dev.controllerstatus.probe.ntp;

import dev.controllerstatus.probe.FaultException;
import dev.controllerstatus.sample.Fault.Protocol;
import java.net.DatagramPacket;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Optional;
import org.apache.commons.net.ntp.NtpV3Impl;
import org.apache.commons.net.ntp.NtpV3Packet;
import org.apache.commons.net.ntp.TimeStamp;

/**
 * A client's packet, RFC 5905 section 7.3. It tells nothing about the box: its transmit timestamp
 * is random, which the server repeats as it is, so that nobody can guess an answer.
 */
record NtpRequest(long cookie) {
  private static final SecureRandom RANDOM = new SecureRandom();
  // Without extension fields and MAC.
  private static final int LENGTH = 48;

  static NtpRequest create() {
    return new NtpRequest(RANDOM.nextLong());
  }

  byte[] bytes() {
    NtpV3Impl packet = new NtpV3Impl();
    packet.setVersion(NtpV3Packet.VERSION_4);
    packet.setMode(NtpV3Packet.MODE_CLIENT);
    packet.setTransmitTime(new TimeStamp(cookie));
    return Arrays.copyOf(packet.getDatagramPacket().getData(), LENGTH);
  }

  /** What the server said; empty for an answer to another question, test TEST2 of RFC 5905. */
  Optional<NtpAnswer> read(byte[] datagram) throws FaultException {
    if (datagram.length < LENGTH) {
      throw malformed(datagram.length + " bytes");
    }
    NtpV3Impl packet = new NtpV3Impl();
    packet.setDatagramPacket(new DatagramPacket(datagram, datagram.length));
    if (packet.getMode() != NtpV3Packet.MODE_SERVER) {
      throw malformed("mode " + packet.getMode());
    }
    return packet.getOriginateTimeStamp().ntpValue() == cookie
        ? Optional.of(NtpAnswer.of(packet))
        : Optional.empty();
  }

  private static FaultException malformed(String detail) {
    return new FaultException(new Protocol(Protocol.Reason.MALFORMED, detail));
  }
}
