package dev.controllerstatus.probe.ntp;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.controllerstatus.sample.Fact;
import dev.controllerstatus.sample.Fault;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.apache.commons.net.ntp.NtpV3Packet;

/**
 * A server's packet, RFC 5905 section 7.3.
 *
 * @param leap 3: not synchronised
 * @param reference of a server with stratum 0: its kiss code
 * @param received when the question arrived, by the server's clock, as a timestamp of NTP
 * @param sent when the answer left, likewise
 */
record NtpAnswer(
    int leap, int stratum, int reference, Duration rootDispersion, long received, long sent) {
  private static final long FROM_1900_TO_1970 = 2_208_988_800L;
  private static final long SECOND = 1_000_000_000L;
  // Of a second, in the short format of section 6.
  private static final int UNITS = 1 << 16;
  private static final int NOT_SYNCHRONISED = 3;
  private static final int WORST_STRATUM = 15;

  static NtpAnswer of(NtpV3Packet packet) {
    return new NtpAnswer(
        packet.getLeapIndicator(),
        packet.getStratum(),
        packet.getReferenceId(),
        Duration.ofNanos(Integer.toUnsignedLong(packet.getRootDispersion()) * SECOND / UNITS),
        packet.getReceiveTimeStamp().ntpValue(),
        packet.getTransmitTimeStamp().ntpValue());
  }

  /** The four letters by which a server without time says what it wants, section 7.4. */
  Optional<String> kiss() {
    String code = new String(ByteBuffer.allocate(4).putInt(reference).array(), US_ASCII);
    return stratum == 0 && code.matches("[A-Z]{4}") ? Optional.of(code) : Optional.empty();
  }

  /** Why this is no usable time; empty where it is. */
  Optional<Fault> fault() {
    return kiss().map(NtpAnswer::refusal).or(this::unsynchronised).or(this::timeless);
  }

  private static Fault refusal(String kiss) {
    return switch (kiss) {
      case "RATE" -> new Fault.Refused(Fault.Refused.Reason.RATE_LIMITED, kiss);
      case "DENY", "RSTR" -> new Fault.Refused(Fault.Refused.Reason.DENIED, kiss);
      default -> unsynchronised("kiss " + kiss);
    };
  }

  private Optional<Fault> unsynchronised() {
    if (stratum > WORST_STRATUM) {
      return Optional.of(unsynchronised("stratum " + stratum));
    } else if (leap == NOT_SYNCHRONISED) {
      return Optional.of(unsynchronised("leap " + leap));
    }
    return stratum == 0 ? Optional.of(unsynchronised("stratum 0")) : Optional.empty();
  }

  private static Fault unsynchronised(String detail) {
    return new Fault.Clock(Fault.Clock.Reason.UNSYNCHRONISED, detail);
  }

  /** Test TEST3 of section 8. */
  private Optional<Fault> timeless() {
    return received == 0 || sent == 0
        ? Optional.of(new Fault.Protocol(Fault.Protocol.Reason.MALFORMED, "no timestamps"))
        : Optional.empty();
  }

  /**
   * What is worth keeping.
   *
   * @param asked when the question left, by the box's clock
   */
  Fact.Time fact(String server, Instant asked, Duration roundTrip) {
    return new Fact.Time(
        server, offset(asked, asked.plus(roundTrip)), stratum, leap, rootDispersion);
  }

  /** Section 8. Differences of timestamps are right across the eras, up to 68 years. */
  private Duration offset(Instant asked, Instant answered) {
    long there = received - timestamp(asked);
    long back = sent - timestamp(answered);
    return duration(there / 2 + back / 2);
  }

  /** Seconds since 1900 and their fraction, 32 bits each. */
  private static long timestamp(Instant instant) {
    long fraction = ((long) instant.getNano() << Integer.SIZE) / SECOND;
    return ((instant.getEpochSecond() + FROM_1900_TO_1970) << Integer.SIZE) | fraction;
  }

  private static Duration duration(long difference) {
    long fraction = Integer.toUnsignedLong((int) difference);
    return Duration.ofSeconds(difference >> Integer.SIZE, (fraction * SECOND) >>> Integer.SIZE);
  }
}
