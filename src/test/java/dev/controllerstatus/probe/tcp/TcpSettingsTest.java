package dev.controllerstatus.probe.tcp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.controllerstatus.config.Configuration;
import dev.controllerstatus.config.ConfigurationException;
import dev.controllerstatus.config.Configured;
import dev.controllerstatus.probe.wire.SystemNames;
import dev.controllerstatus.probe.wire.Trust;
import dev.controllerstatus.probe.wire.Wire;
import dev.controllerstatus.target.Endpoint;
import dev.controllerstatus.target.Target;
import dev.controllerstatus.target.TargetId;
import dev.controllerstatus.target.Unset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TcpSettingsTest {
  private static final TcpProbe PROBE =
      new TcpProbe(new Wire(new SystemNames(), new Trust(List.of())));
  private static final TargetId ID = new TargetId("tcp", "test");

  @Test
  void every_key_is_bound() {
    TcpTarget target =
        (TcpTarget) read("host: '::1'\nport: 502\nsend: 'a\\r\\n\\t\\0\\\\'\nexpect: '\\x41é'");
    assertEquals(new Endpoint("tcp://[::1]:502", "::1", 502), target.address());
    assertEquals("a\r\n\t\0\\", target.send());
    assertEquals("A\u00c3\u00a9", target.expect());
  }

  @Test
  void without_a_host_it_is_not_configured() {
    assertInstanceOf(Unset.class, read("send: hello"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "x: 1 | port: found none, allowed: a whole number from 1 to 65535",
        "port: 0 | port: found \"0\", allowed: a whole number from 1 to 65535",
        "port: 65536 | port: found \"65536\", allowed: a whole number from 1 to 65535",
        "port: http | port: found \"http\", allowed: a whole number from 1 to 65535",
        "send: '\\q' | send: found \"\\q\", allowed: text with no other escapes",
        "expect: 'end\\' | expect: found \"end\\\", allowed: text with no other escapes",
        "expect: '\\x4' | expect: found \"\\x4\", allowed: text with no other escapes",
      })
  void a_mistake_is_named(String setting, String message) {
    List<String> problems = problems("host: box.test\n" + setting);
    String key = message.substring(0, message.indexOf(':') + 1);
    List<String> ofKey = problems.stream().filter(p -> p.contains("tcp.test." + key)).toList();
    assertEquals(1, ofKey.size(), problems::toString);
    assertTrue(ofKey.getFirst().contains(message), problems::toString);
  }

  private static Target read(String settings) {
    return PROBE.read(ID, Configured.target("tcp", "test", settings));
  }

  private static List<String> problems(String settings) {
    String yaml = "controller-status:\n  targets:\n    tcp:\n      test:\n" + settings.indent(8);
    return assertThrows(
            ConfigurationException.class,
            () -> {
              Configuration configuration = Configured.of(yaml, Map.of());
              PROBE.read(ID, configuration.root().section("targets.tcp.test"));
              configuration.verify();
            })
        .problems();
  }
}
