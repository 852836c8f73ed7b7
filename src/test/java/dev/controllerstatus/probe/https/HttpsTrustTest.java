package dev.controllerstatus.probe.https;

import static dev.controllerstatus.probe.https.Https.AUTHORITY;
import static dev.controllerstatus.probe.https.Https.answer;
import static dev.controllerstatus.probe.https.Https.attempt;
import static dev.controllerstatus.probe.https.Https.facts;
import static dev.controllerstatus.probe.https.Https.fault;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.controllerstatus.probe.TestAuthority;
import dev.controllerstatus.sample.Fact;
import dev.controllerstatus.sample.Outcome;
import java.util.stream.Stream;
import mockwebserver3.MockWebServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Certificates that must not be trusted, told apart. */
class HttpsTrustTest {
  static Stream<Arguments> untrusted() {
    TestAuthority other = new TestAuthority("Other Root");
    return Stream.of(
        Arguments.of("untrusted/expired", AUTHORITY.expired()),
        Arguments.of("untrusted/not-yet-valid", AUTHORITY.notYetValid()),
        Arguments.of("untrusted/wrong-name", AUTHORITY.wrongName()),
        Arguments.of("untrusted/handshake", AUTHORITY.forClients()),
        Arguments.of("untrusted/unknown-issuer", other.good()),
        Arguments.of("untrusted/unknown-issuer", other.expired()));
  }

  @ParameterizedTest
  @MethodSource("untrusted")
  void each_bad_certificate_is_told_and_still_a_fact(String word, TestAuthority.Leaf leaf)
      throws Exception {
    Outcome outcome = askOne(leaf, "localhost");
    assertEquals(word, fault(outcome).layer() + "/" + fault(outcome).code());
    assertEquals(1, facts(outcome, Fact.Certificate.class).count());
  }

  @Test
  void a_wrong_name_is_told_with_the_names_that_would_be_right() throws Exception {
    assertEquals("elsewhere.example", fault(askOne(AUTHORITY.wrongName(), "127.0.0.1")).detail());
  }

  @Test
  void an_address_can_stand_in_the_certificate() throws Exception {
    Https.up(askOne(AUTHORITY.good(), "127.0.0.1"));
  }

  private static Outcome askOne(TestAuthority.Leaf leaf, String host) throws Exception {
    try (MockWebServer server = Https.server(leaf, answer(200, "OK"))) {
      server.start();
      return attempt("url: https://" + host + ":" + server.getPort() + "/");
    }
  }
}
