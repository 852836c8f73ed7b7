package dev.controllerstatus.probe.https;

import static dev.controllerstatus.probe.https.Https.AUTHORITY;
import static dev.controllerstatus.probe.https.Https.answer;
import static dev.controllerstatus.probe.https.Https.attempt;
import static dev.controllerstatus.probe.https.Https.fault;
import static dev.controllerstatus.probe.https.Https.server;
import static dev.controllerstatus.probe.https.Https.up;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.controllerstatus.probe.BrokenServer;
import dev.controllerstatus.probe.wire.Names;
import dev.controllerstatus.probe.wire.SystemNames;
import dev.controllerstatus.sample.Fact;
import dev.controllerstatus.sample.Fault.Unreachable;
import dev.controllerstatus.sample.Outcome;
import dev.controllerstatus.sample.Stage;
import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.Test;

/** Connections, address families and many targets at once. */
class HttpsNetworkTest {
  private static final Names BOTH_FAMILIES =
      _ -> List.of(InetAddress.ofLiteral("::1"), InetAddress.ofLiteral("127.0.0.1"));

  @Test
  void a_dead_address_family_does_not_make_the_attempt_fail() throws Exception {
    try (MockWebServer server = server(AUTHORITY.good(), answer(200, "OK"))) {
      server.start(InetAddress.ofLiteral("127.0.0.1"), 0);
      String url = "url: https://both.test:" + server.getPort() + "/";
      Outcome outcome = attempt(Https.probe(BOTH_FAMILIES), url);
      up(outcome);
      assertEquals(
          List.of(new Fact.Peer("127.0.0.1")), Https.facts(outcome, Fact.Peer.class).toList());
    }
  }

  @Test
  void ipv6_is_used_where_it_works() throws Exception {
    try (MockWebServer server = server(AUTHORITY.good(), answer(200, "OK"))) {
      server.start(InetAddress.ofLiteral("::1"), 0);
      up(attempt(Https.probe(BOTH_FAMILIES), "url: https://both.test:" + server.getPort() + "/"));
      server.enqueue(answer(200, "OK"));
      up(attempt("url: https://[::1]:" + server.getPort() + "/"));
    }
  }

  @Test
  void a_reset_after_the_handshake_is_a_reset_of_the_answer() throws Exception {
    try (BrokenServer server =
        BrokenServer.that(
            raw -> {
              raw.setSoLinger(true, 0);
              BrokenServer.afterTls(AUTHORITY.good().sockets(), c -> c.getInputStream().read())
                  .with(raw);
            })) {
      assertEquals(
          new Unreachable(Unreachable.Reason.RESET, Stage.ANSWER),
          fault(attempt("url: https://localhost:" + server.port() + "/")));
    }
  }

  @Test
  void two_hundred_slow_targets_are_asked_at_once() throws Exception {
    try (MockWebServer server = server(AUTHORITY.good());
        ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      server.setDispatcher(slow());
      server.start();
      HttpsProbe probe = Https.probe(new SystemNames());
      String settings = "url: " + server.url("/") + "\nevery: 1m\ntimeout: 20s";
      attempt(probe, settings);
      long began = System.nanoTime();
      Callable<Outcome> one = () -> attempt(probe, settings);
      List<Future<Outcome>> all =
          threads.invokeAll(IntStream.range(0, 200).mapToObj(_ -> one).toList());
      for (Future<Outcome> outcome : all) {
        up(outcome.get());
      }
      Duration took = Duration.ofNanos(System.nanoTime() - began);
      assertTrue(took.toSeconds() < 20, "one after the other it would be 100 s, took " + took);
    }
  }

  private static Dispatcher slow() {
    return new Dispatcher() {
      @Override
      public MockResponse dispatch(RecordedRequest request) {
        return new MockResponse.Builder()
            .headersDelay(500, TimeUnit.MILLISECONDS)
            .body("OK")
            .build();
      }
    };
  }
}
