package dev.controllerstatus.certs.x509;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HostsTest {
  @ParameterizedTest
  @CsvSource({
    "depot.example.net, true",
    "DEPOT.example.net, true",
    "a.box.example.net, true",
    "a.b.box.example.net, false",
    "box.example.net, false",
    "example.net, false",
    "10.0.0.5, true",
    "10.0.0.6, false"
  })
  void a_star_stands_for_one_label(String host, boolean expected) {
    Set<String> names = Set.of("depot.example.net", "*.box.example.net", "10.0.0.5");
    assertEquals(expected, Hosts.cover(names, host));
  }
}
