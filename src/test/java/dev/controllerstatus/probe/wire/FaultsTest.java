package dev.controllerstatus.probe.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import dev.controllerstatus.probe.Attempt;
import dev.controllerstatus.probe.Deadline;
import dev.controllerstatus.probe.FaultException;
import dev.controllerstatus.sample.Fault;
import dev.controllerstatus.sample.Stage;
import java.io.EOFException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.ProtocolException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.security.cert.CertificateException;
import java.time.Duration;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLPeerUnverifiedException;
import okhttp3.internal.http2.ConnectionShutdownException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Every exception that a library or the JDK was seen to throw, and its fault. */
class FaultsTest {
  private static final Duration LONG = Duration.ofMinutes(1);

  private static Attempt attempt(Duration left, Stage stage) {
    Attempt attempt = new Attempt(Deadline.in(left));
    attempt.enter(stage);
    return attempt;
  }

  private static String word(Fault fault) {
    return fault.layer() + "/" + fault.code();
  }

  static Stream<Arguments> thrown() {
    return Stream.of(
        Arguments.of("unreachable/refused", new ConnectException("Connection refused")),
        Arguments.of("unreachable/reset", new SocketException("Connection reset")),
        Arguments.of("unreachable/reset", new SocketException("Connection reset by peer")),
        Arguments.of("unreachable/reset", new SocketException("Broken pipe")),
        Arguments.of("unreachable/reset", new IOException("stream was reset: INTERNAL_ERROR")),
        Arguments.of("unreachable/timeout", new ConnectException("Connection timed out")),
        Arguments.of("unreachable/no-route", new NoRouteToHostException("Host unreachable")),
        Arguments.of("unreachable/no-route", new SocketException("No route to host")),
        Arguments.of("unreachable/closed", new EOFException()),
        Arguments.of("unreachable/closed", new IOException("unexpected end of stream on x")),
        Arguments.of(
            "unreachable/closed", new SocketException("Connection or outbound has closed")),
        Arguments.of("unreachable/closed", new IOException("stream was reset: CANCEL")),
        Arguments.of("unreachable/closed", new ConnectionShutdownException()),
        Arguments.of("unreachable/closed", new IOException("closed")),
        Arguments.of(
            "unreachable/closed", new SSLException("Received close_notify during handshake")),
        Arguments.of("local/no-network", new SocketException("Network is unreachable")),
        Arguments.of("local/not-permitted", new SocketException("Operation not permitted")),
        Arguments.of("local/exhausted", new SocketException("Too many open files")),
        Arguments.of("untrusted/wrong-name", new SSLPeerUnverifiedException("Hostname x not\ny")),
        Arguments.of("untrusted/handshake", new SSLHandshakeException("handshake_failure")),
        Arguments.of(
            "protocol/not-tls", new SSLException("Unsupported or unrecognized SSL message")),
        Arguments.of(
            "protocol/tls-expected",
            new ProtocolException("Unexpected status line: \u0015\u0003\u0003\u0000")),
        Arguments.of(
            "protocol/tls-expected",
            new IOException("unexpected end", new EOFException("\\n not found: content=1503…"))),
        Arguments.of("refused/proxy-login", new IOException("Failed to authenticate with proxy")),
        Arguments.of(
            "refused/proxy-denied", new IOException("Unexpected response code for CONNECT: 403")),
        Arguments.of("protocol/malformed", new ProtocolException("Unexpected status line: hello")));
  }

  @ParameterizedTest
  @MethodSource("thrown")
  void each_exception_has_its_fault_also_as_a_cause(String word, IOException thrown) {
    Attempt attempt = attempt(LONG, Stage.ANSWER);
    assertEquals(word, word(Faults.of(thrown, attempt)));
    if (!"closed".equals(thrown.getMessage())) {
      assertEquals(word, word(Faults.of(new IOException("x", thrown), attempt)));
    }
  }

  @Test
  void a_fault_that_was_recognised_before_is_kept_however_deep_it_is() {
    Fault fault = new Fault.Refused(Fault.Refused.Reason.VHOST, "site");
    CertificateException refusal = new CertificateException(new FaultException(fault));
    IOException deep = new IOException("Connection reset", new SSLException("x", refusal));
    assertSame(fault, Faults.of(deep, attempt(LONG, Stage.TLS)));
  }

  @ParameterizedTest
  @CsvSource({
    "RESOLVE, false, unresolved/timeout no resolver answered",
    "CONNECT, false, unreachable/timeout connect",
    "TLS, false, unreachable/silent tls",
    "TLS, true, slow/timeout tls",
    "ANSWER, false, unreachable/silent answer",
    "ANSWER, true, slow/timeout answer",
    "LOGIN, true, slow/timeout login",
  })
  void the_deadline_tells_where_and_whether_anything_was_heard(
      Stage stage, boolean isHeard, String expected) {
    Attempt attempt = attempt(LONG, stage);
    if (isHeard) {
      attempt.heard();
    }
    for (Exception end :
        new Exception[] {
          new InterruptedException(), new InterruptedIOException(), new SocketTimeoutException()
        }) {
      Fault fault = Faults.of(end, attempt);
      assertEquals(expected, word(fault) + " " + fault.detail());
    }
  }

  @Test
  void after_the_deadline_every_trouble_is_the_deadline() {
    Attempt attempt = attempt(Duration.ZERO, Stage.TLS);
    assertEquals(
        "unreachable/silent", word(Faults.of(new SocketException("Closed by interrupt"), attempt)));
  }

  @Test
  void bytes_of_the_far_end_are_quoted_on_one_printable_line() {
    Fault fault =
        Faults.of(new ProtocolException("status line: \0\1 hi\r\nmore"), attempt(LONG, Stage.TLS));
    assertEquals("status line: hi", fault.detail().replaceAll(" +", " "));
  }
}
