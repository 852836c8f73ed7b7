package dev.controllerstatus.probe.box;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.controllerstatus.config.Configured;
import dev.controllerstatus.probe.Attempt;
import dev.controllerstatus.probe.Deadline;
import dev.controllerstatus.probe.FaultException;
import dev.controllerstatus.probe.packet.Overheard;
import dev.controllerstatus.sample.Fact;
import dev.controllerstatus.target.Role;
import dev.controllerstatus.target.Target;
import dev.controllerstatus.target.TargetId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** With the kernel's files as a test writes them; the names are of interfaces that do not exist. */
class BoxProbeTest {
  private static final String ROUTE =
      "Iface\tDestination\tGateway\tFlags\tRefCnt\tUse\tMetric\tMask\tMTU\tWindow\tIRTT\n"
          + "test0\t00000000\t0109090A\t0003\t0\t0\t100\t00000000\t0\t0\t0\n"
          + "test0\t0009090A\t00000000\t0001\t0\t0\t100\t00FFFFFF\t0\t0\t0\n";
  @TempDir private Path root;
  private final List<String> addresses = new ArrayList<>();
  private BoxProbe probe;

  @BeforeEach
  void cable() throws IOException {
    link("test0", "1", "3");
    link("test1", "1", "1");
    Files.createDirectories(root.resolve("net/lo"));
    write("proc/stat", "cpu  100 0 100 700 100 0 0 0 0 0\ncpu0 1 1 1 1 1\n");
    write("proc/meminfo", "MemTotal: 1000 kB\nMemFree: 1 kB\nMemAvailable: 250 kB\n");
    write("route", ROUTE);
    addresses.add("10.9.9.2/24");
    Links links =
        new Links(root.resolve("net"), name -> name.equals("test0") ? addresses : List.of());
    Load load = new Load(root.resolve("proc"), root.resolve("not/there/yet"));
    probe = new BoxProbe(links, root, load, new Overheard());
  }

  @Test
  void a_box_in_order_tells_its_link_its_route_and_its_load() throws Exception {
    Attempt attempt = attempt();
    Duration delay = probe.exchange(target(), attempt);
    List<Fact> facts = attempt.facts();
    assertEquals(
        new Fact.Link("test0", "up", 3, "00:00:5e:00:53:01", List.of("10.9.9.2/24")), facts.get(1));
    assertEquals(new Fact.Route("test0", "10.9.9.1"), facts.get(2));
    Fact.Load load = (Fact.Load) facts.getFirst();
    assertEquals(delay, load.delay());
    assertEquals(20, load.busy());
    assertEquals(25, load.memoryFree());
    assertTrue(load.diskFree() > 0);
    assertEquals(3, facts.size());
  }

  @Test
  void a_cable_that_is_pulled_is_no_carrier_even_while_its_route_stays() throws Exception {
    write("net/test0/carrier", "0");
    assertEquals("local/no-carrier test0", failure());
  }

  @Test
  void without_a_lease_it_is_the_link_that_had_the_route_which_has_no_address() throws Exception {
    probe.exchange(target(), attempt());
    write("route", "");
    addresses.set(0, "169.254.7.7/16");
    assertEquals("local/no-address test0", failure());
  }

  @Test
  void an_address_without_a_default_route_lacks_the_gateway() throws Exception {
    write("route", "");
    assertEquals("local/no-gateway test0, test1", failure());
  }

  @Test
  void a_route_that_rejects_is_none() throws Exception {
    write("route", ROUTE.replace("\t0003\t", "\t0201\t"));
    assertTrue(failure().startsWith("local/no-gateway"), "a route");
  }

  @Test
  void only_the_time_since_the_attempt_before_counts_as_busy() throws Exception {
    probe.exchange(target(), attempt());
    write("proc/stat", "cpu  190 0 100 710 100 0 0 0 0 0\n");
    Attempt attempt = attempt();
    probe.exchange(target(), attempt);
    assertEquals(90, ((Fact.Load) attempt.facts().getFirst()).busy());
  }

  @Test
  void it_has_no_light_and_is_looked_at_every_five_seconds() {
    Target target =
        probe.read(new TargetId("box", "box"), Configured.target("box", "box", "enabled: true"));
    assertEquals(Role.WAY, target.role());
    assertEquals(Duration.ofSeconds(5), target.service().every());
  }

  private String failure() {
    return assertThrows(FaultException.class, () -> probe.exchange(target(), attempt()))
        .getMessage();
  }

  private BoxTarget target() {
    return (BoxTarget)
        probe.read(new TargetId("box", "box"), Configured.target("box", "box", "enabled: true"));
  }

  private static Attempt attempt() {
    return new Attempt(Deadline.in(Duration.ofSeconds(2)));
  }

  private void link(String name, String carrier, String changes) throws IOException {
    write("net/" + name + "/type", "1");
    write("net/" + name + "/carrier", carrier);
    write("net/" + name + "/carrier_changes", changes);
    write("net/" + name + "/address", "00:00:5e:00:53:01");
  }

  private void write(String file, String content) throws IOException {
    Path path = root.resolve(file);
    Files.createDirectories(path.getParent());
    Files.writeString(path, content + (content.isEmpty() ? "" : "\n"));
  }
}
