package dev.controllerstatus.probe.ntp;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

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
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NtpSettingsTest {
  private static final Trust TRUST = new Trust(List.of());
  private final NtpProbe probe = Pausing.probe(new Wire(new SystemNames(), TRUST));

  @Test
  void defaults() {
    NtpTarget target = assertInstanceOf(NtpTarget.class, read("host: ntp.site.test"));
    assertEquals(List.of("ntp.site.test"), target.servers());
    assertEquals(Duration.ofSeconds(64), target.service().every());
    assertEquals(Duration.ZERO, target.atMostEvery());
    assertEquals(
        Optional.of(new Endpoint("ntp://ntp.site.test:123", "ntp.site.test", 123)),
        target.endpoint());
  }

  @Test
  void every_key_is_bound() {
    NtpTarget target =
        assertInstanceOf(
            NtpTarget.class,
            read("host: a.test\nservers: [b.test, \"::1\", a.test]\nport: 1123\nevery: 10s"));
    assertEquals(List.of("a.test", "b.test", "::1"), target.servers());
    assertEquals(1123, target.port());
    assertEquals(Duration.ofSeconds(10), target.service().every());
  }

  @Test
  void without_any_server_it_is_not_configured() {
    assertInstanceOf(Unset.class, read("port: 123"));
  }

  @Test
  void servers_alone_are_enough() {
    Target target = read("servers: [\"::1\", b.test]");
    assertEquals("ntp://[::1]:123", target.endpoint().orElseThrow().url());
  }

  @ParameterizedTest
  @CsvSource({
    "pool.ntp.org,true",
    "0.resinio.pool.ntp.org,true",
    "DE.POOL.NTP.ORG.,true",
    "carpool.ntp.org,false",
    "pool.ntp.org.site.test,false"
  })
  void pools_are_asked_every_half_hour_at_most(String host, boolean isPool) {
    Target target = read("servers: [a.test, " + host + "]");
    assertEquals(isPool ? Duration.ofMinutes(30) : Duration.ZERO, target.atMostEvery());
    assertEquals(
        isPool ? Duration.ofMinutes(30) : Duration.ofSeconds(64), target.service().every());
  }

  @Test
  void bad_values_are_named() throws ConfigurationException {
    assertEquals(
        List.of(
            "controller-status.targets.ntp.test.servers: found \"b c\", "
                + "allowed: a host name or an IP address (controller-status.yml line 6)",
            "controller-status.targets.ntp.test.port: found \"0\", "
                + "allowed: a whole number from 1 to 65535 (controller-status.yml line 7)",
            "controller-status.targets.ntp.test.every: found \"29m\", allowed: "
                + "a duration from 30m to 1d (pool terms), such as 30m"
                + " (controller-status.yml line 8)"),
        problems("host: pool.ntp.org", "servers: [b c]", "port: 0", "every: 29m"));
  }

  @Test
  void the_shipped_target_is_valid_and_polite() throws ConfigurationException {
    Configuration shipped = Configured.of("", Map.of());
    TargetId id = new TargetId("ntp", "ntp");
    Target target = probe.read(id, shipped.root().section("targets.ntp.ntp"));
    assertEquals(Duration.ofMinutes(30), target.service().every());
    ConfigurationException others = assertThrows(ConfigurationException.class, shipped::verify);
    assertEquals(
        List.of(), others.problems().stream().filter(p -> p.contains("targets.ntp")).toList());
  }

  private Target read(String settings) {
    return assertDoesNotThrow(
        () -> probe.read(new TargetId("ntp", "test"), Configured.target("ntp", "test", settings)));
  }

  private List<String> problems(String... settings) throws ConfigurationException {
    String yaml =
        "controller-status:\n  targets:\n    ntp:\n      test:\n"
            + String.join("\n", settings).indent(8);
    Configuration configuration = Configured.of(yaml, Map.of());
    probe.read(new TargetId("ntp", "test"), configuration.root().section("targets.ntp.test"));
    ConfigurationException thrown =
        assertThrows(ConfigurationException.class, configuration::verify);
    return thrown.problems().stream().filter(p -> p.contains("ntp.test")).toList();
  }
}
