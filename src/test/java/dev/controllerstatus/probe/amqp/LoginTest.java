package dev.controllerstatus.probe.amqp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import com.rabbitmq.client.AMQP;
import com.rabbitmq.client.impl.AMQImpl;
import com.rabbitmq.client.impl.Frame;
import com.rabbitmq.client.impl.LongStringHelper;
import dev.controllerstatus.config.Configured;
import dev.controllerstatus.probe.BrokenServer;
import dev.controllerstatus.probe.wire.SystemNames;
import dev.controllerstatus.probe.wire.Trust;
import dev.controllerstatus.probe.wire.Wire;
import dev.controllerstatus.rounds.Runner;
import dev.controllerstatus.sample.Fault;
import dev.controllerstatus.sample.Fault.Protocol;
import dev.controllerstatus.sample.Fault.Refused;
import dev.controllerstatus.sample.Fault.Slow;
import dev.controllerstatus.sample.Fault.Unreachable;
import dev.controllerstatus.sample.Outcome;
import dev.controllerstatus.sample.Stage;
import dev.controllerstatus.target.TargetId;
import java.io.IOException;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LoginTest {
  private static final AmqpProbe PROBE =
      new AmqpProbe(new Wire(new SystemNames(), new Trust(List.of())), InstantSource.system());
  private static final String PASSWORD = "correct-horse";

  @Test
  void a_login_a_vhost_and_a_channel_are_up() throws Exception {
    Outcome outcome =
        attempt(
            b -> {
              opensChannel(b).hears();
              b.says(0, new AMQImpl.Connection.CloseOk());
            });
    assertInstanceOf(Outcome.Up.class, outcome, () -> outcome.toString());
  }

  @Test
  void a_broker_that_drops_the_connection_at_the_very_end_is_up() throws Exception {
    Outcome outcome = attempt(b -> opensChannel(b).hears());
    assertInstanceOf(Outcome.Up.class, outcome, () -> outcome.toString());
  }

  @Test
  void a_heartbeat_in_between_is_no_answer() throws Exception {
    Fault fault =
        fault(
            b -> {
              b.letsIn().says(new Frame(AMQP.FRAME_HEARTBEAT, 0));
              closes(b, 530, "NOT_ALLOWED - vhost site not found");
            });
    assertEquals(new Refused(Refused.Reason.VHOST, "site"), fault);
  }

  @Test
  void a_limit_on_connections_is_not_a_lack_of_permission() throws Exception {
    String words = "NOT_ALLOWED - access to vhost 'site' refused: connection limit (1) is reached";
    assertEquals(
        new Refused(Refused.Reason.DENIED, "530 " + words),
        fault(b -> closes(b.letsIn(), 530, words)));
  }

  @Test
  void a_broker_that_shuts_down_denies_us() throws Exception {
    assertEquals(
        new Refused(Refused.Reason.DENIED, "320 CONNECTION_FORCED - shutdown"),
        fault(b -> closes(b.letsIn(), 320, "CONNECTION_FORCED - shutdown")));
  }

  @Test
  void a_broker_that_cannot_tell_hangs_up_on_a_wrong_login() throws Exception {
    assertEquals(
        new Refused(Refused.Reason.LOGIN, "hung up on the login"),
        fault(b -> b.starts(Map.of(), "PLAIN").hears()));
  }

  @Test
  void a_broker_that_could_tell_and_hangs_up_has_closed() throws Exception {
    assertEquals(
        new Unreachable(Unreachable.Reason.CLOSED, Stage.LOGIN),
        fault(b -> b.starts(Broker.TELLS_REFUSAL, "PLAIN").hears()));
  }

  @Test
  void a_broker_without_plain_logins_says_which_it_has() throws Exception {
    assertEquals(
        new Refused(Refused.Reason.LOGIN, "offers no PLAIN login, only EXTERNAL AMQPLAIN"),
        fault(b -> b.starts(Map.of(), "EXTERNAL AMQPLAIN").staysSilent()));
  }

  @Test
  void a_method_out_of_turn_is_named() throws Exception {
    assertEquals(
        new Protocol(Protocol.Reason.MALFORMED, "a method out of turn: connection.open-ok"),
        fault(
            b -> {
              b.starts(Broker.TELLS_REFUSAL, "PLAIN").hears();
              b.says(0, new AMQImpl.Connection.OpenOk("")).staysSilent();
            }));
  }

  @Test
  void a_broker_that_hangs_after_the_login_is_slow() throws Exception {
    assertEquals(new Slow(Slow.Reason.TIMEOUT, Stage.LOGIN), fault(b -> b.letsIn().staysSilent()));
  }

  @Test
  void a_broker_that_repeats_the_password_does_not_spread_it() throws Exception {
    Fault fault =
        fault(
            b -> {
              b.starts(Broker.TELLS_REFUSAL, "PLAIN").hears();
              closes(b, 403, "ACCESS_REFUSED for charger with " + PASSWORD);
            });
    assertEquals(
        new Refused(Refused.Reason.LOGIN, "403 ACCESS_REFUSED for charger with ***"), fault);
  }

  private static Broker opensChannel(Broker broker) throws IOException {
    broker.letsIn().says(0, new AMQImpl.Connection.OpenOk("")).hears();
    return broker.says(1, new AMQImpl.Channel.OpenOk(LongStringHelper.asLongString("")));
  }

  private static void closes(Broker broker, int code, String words) throws IOException {
    broker.says(0, new AMQImpl.Connection.Close(code, words, 10, 40)).hears();
  }

  private static Fault fault(Broker.Script script) throws Exception {
    Outcome outcome = attempt(script);
    return assertInstanceOf(Outcome.Down.class, outcome, () -> outcome.toString()).fault();
  }

  private static Outcome attempt(Broker.Script script) throws Exception {
    try (var server = BrokenServer.that(Broker.that(script))) {
      String settings =
          "url: amqp://charger:%s@127.0.0.1:%d/site\ntimeout: 700ms\ncanary: false\n"
              .formatted(PASSWORD, server.port());
      TargetId id = new TargetId("amqp", "test");
      return new Runner()
          .run(PROBE, (AmqpTarget) PROBE.read(id, Configured.target("amqp", "test", settings)));
    }
  }
}
