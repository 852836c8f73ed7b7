package dev.controllerstatus.probe.dns;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.controllerstatus.config.Configuration;
import dev.controllerstatus.config.ConfigurationException;
import dev.controllerstatus.config.Configured;
import dev.controllerstatus.target.Endpoint;
import dev.controllerstatus.target.Target;
import dev.controllerstatus.target.TargetId;
import dev.controllerstatus.target.Unset;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DnsSettingsTest {
  private final DnsProbe probe = new DnsProbe();

  @Test
  void defaults() {
    DnsTarget target = assertInstanceOf(DnsTarget.class, read("query: service.test"));
    assertEquals(List.of("system"), target.servers());
    assertEquals(DnsTarget.Kind.A, target.type());
    assertEquals(Duration.ofSeconds(10), target.service().every());
    assertEquals(Optional.of(new Endpoint("dns://system:53", "system", 53)), target.endpoint());
  }

  @Test
  void every_key_is_bound() {
    DnsTarget target =
        assertInstanceOf(
            DnsTarget.class,
            read(
                """
                server: "::1"
                servers: [system, 192.0.2.1]
                port: 5353
                query: a.test.
                type: TXT
                """));
    assertEquals(List.of("::1", "system", "192.0.2.1"), target.servers());
    assertEquals(5353, target.port());
    assertEquals("a.test.", target.query().toString());
    assertEquals(DnsTarget.Kind.TXT, target.type());
    assertEquals("dns://[::1]:5353", target.endpoint().orElseThrow().url());
  }

  @Test
  void a_list_of_servers_stands_alone() {
    DnsTarget target =
        assertInstanceOf(DnsTarget.class, read("servers: [192.0.2.1]\nquery: a.test"));
    assertEquals(List.of("192.0.2.1"), target.servers());
  }

  @Test
  void without_a_name_to_ask_for_it_is_not_configured() {
    assertInstanceOf(Unset.class, read("server: 192.0.2.1"));
  }

  @Test
  void bad_values_are_named() throws ConfigurationException {
    String tooLong = "x23456789.".repeat(23) + "test";
    assertEquals(
        List.of(
            found("server", "dns.site.test", "system or an IP address", 5),
            found("servers", "b", "system or an IP address", 6),
            found("port", "65536", "a whole number from 1 to 65535", 7),
            found("type", "MX", "A, AAAA or TXT", 8),
            found("query", tooLong.substring(0, 80) + "…", "a domain name", 9)),
        problems(
            "server: dns.site.test",
            "servers: [b]",
            "port: 65536",
            "type: MX",
            "query: " + tooLong));
  }

  @Test
  void the_shipped_target_is_valid() throws ConfigurationException {
    Configuration shipped = Configured.of("", Map.of());
    TargetId id = new TargetId("dns", "dns");
    assertInstanceOf(DnsTarget.class, probe.read(id, shipped.root().section("targets.dns.dns")));
    ConfigurationException others = assertThrows(ConfigurationException.class, shipped::verify);
    assertEquals(
        List.of(), others.problems().stream().filter(p -> p.contains("targets.dns")).toList());
  }

  private static String found(String key, String found, String allowed, int line) {
    return "controller-status.targets.dns.test.%s: found \"%s\", allowed: %s (%s line %d)"
        .formatted(key, found, allowed, "controller-status.yml", line);
  }

  private Target read(String settings) {
    return probe.read(new TargetId("dns", "test"), Configured.target("dns", "test", settings));
  }

  private List<String> problems(String... settings) throws ConfigurationException {
    String yaml =
        "controller-status:\n  targets:\n    dns:\n      test:\n"
            + String.join("\n", settings).indent(8);
    Configuration configuration = Configured.of(yaml, Map.of());
    probe.read(new TargetId("dns", "test"), configuration.root().section("targets.dns.test"));
    ConfigurationException thrown =
        assertThrows(ConfigurationException.class, configuration::verify);
    return thrown.problems().stream().filter(p -> p.contains("dns.test")).toList();
  }
}
