package dev.controllerstatus.probe.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.controllerstatus.probe.FaultException;
import dev.controllerstatus.sample.Fault.Local;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ResolversTest {
  @TempDir private Path folder;

  @Test
  void the_file_is_read_as_the_system_reads_it() throws Exception {
    Resolvers found =
        read(
            """
            # nameserver 192.0.2.9
            domain old.test
            search site.test  lab.test
            nameserver 192.0.2.1
              nameserver 2001:db8::1
            nameserver not-an-address
            options timeout:1 ndots:2
            nameserver 192.0.2.3
            nameserver 192.0.2.4
            """);
    assertEquals(
        List.of("192.0.2.1:53", "2001:db8:0:0:0:0:0:1:53", "192.0.2.3:53"),
        found.servers().stream()
            .map(s -> s.getAddress().getHostAddress() + ":" + s.getPort())
            .toList());
    assertEquals(2, found.dots());
  }

  @Test
  void the_last_of_search_and_domain_counts() throws Exception {
    assertEquals(
        List.of("b.test", "c.test"),
        read("domain a.test\nsearch b.test c.test\nnameserver 192.0.2.1").search());
    assertEquals(
        List.of("a.test"),
        read("search b.test c.test\ndomain a.test\nnameserver 192.0.2.1").search());
    assertEquals(List.of(), read("nameserver 192.0.2.1").search());
    assertEquals(1, read("nameserver 192.0.2.1").dots());
  }

  @Test
  void without_a_resolver_the_box_lacks_one() {
    assertLacking(() -> read("search site.test\n"));
    assertLacking(() -> Resolvers.of(folder.resolve("missing")));
  }

  private static void assertLacking(org.junit.jupiter.api.function.Executable reading) {
    FaultException e = assertThrows(FaultException.class, reading);
    assertEquals(Local.Reason.NO_RESOLVER, e.fault().reason());
  }

  private Resolvers read(String text) throws Exception {
    Path file = folder.resolve("resolv.conf");
    Files.writeString(file, text);
    return Resolvers.of(file);
  }
}
