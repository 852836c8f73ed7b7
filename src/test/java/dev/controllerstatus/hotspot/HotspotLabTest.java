package dev.controllerstatus.hotspot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.controllerstatus.hotspot.HotspotLab.Ran;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The running product, a real NetworkManager and real clients; a wire stands in for the radio. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class HotspotLabTest {
  private static final Duration PATIENCE = Duration.ofMinutes(5);
  private static final int LAST = Integer.MAX_VALUE;

  @TempDir private static Path folder;
  private static HotspotLab lab;

  @BeforeAll
  static void up() throws Exception {
    lab = new HotspotLab(folder);
    lab.startHotspot();
    lab.join("phone");
    lab.join("second");
  }

  @AfterAll
  static void down() throws Exception {
    if (lab != null) {
      lab.close();
    }
  }

  @Test
  void the_box_has_both_its_addresses_and_the_phone_one_of_its_range() throws Exception {
    String box = lab.in("box", "ip -4 -brief address show dev service0").said();
    assertTrue(box.contains("10.42.0.1/24") && box.contains("192.0.2.1/32"), box);
    String phone = lab.in("phone", "ip -4 -brief address show dev phone0").said();
    assertTrue(phone.matches(".* 10\\.42\\.0\\.(5\\d|[6-9]\\d|1\\d\\d)/24.*"), phone);
  }

  /** The rows of the table of connectivity checks that are about names. */
  @ParameterizedTest
  @CsvSource({
    "connectivitycheck.gstatic.com A, NOERROR, 192.0.2.1",
    "captive.apple.com A, NOERROR, 192.0.2.1",
    "a.name.that.nobody.has.example A, NOERROR, 192.0.2.1",
    "connectivitycheck.gstatic.com AAAA, NOERROR, ''",
    "www.google.com HTTPS, NOERROR, ''",
    "www.google.com SVCB, NOERROR, ''",
    "dns.msftncsi.com A, NOERROR, 131.107.255.255",
    "dns.msftncsi.com AAAA, NOERROR, fd3e:4f5a:5b81::1",
    "use-application-dns.net A, NXDOMAIN, ''",
    "mask.icloud.com A, NXDOMAIN, ''",
    "mask-h2.icloud.com A, NXDOMAIN, ''",
    "box.test A, NOERROR, 10.42.0.1"
  })
  void a_name_is_answered_as_phones_expect(String question, String status, String answer)
      throws Exception {
    String ask = "dig +tries=2 +time=5 @10.42.0.1 " + question;
    String said = lab.in("phone", ask).said();
    assertTrue(said.contains("status: " + status), said);
    assertEquals(answer, lab.in("phone", ask + " +short").said());
  }

  @Test
  void an_answer_may_not_be_remembered() throws Exception {
    String said = lab.in("phone", "dig +noall +answer @10.42.0.1 www.example.com A").said();
    assertTrue(said.matches("www\\.example\\.com\\.\\s+0\\s+IN\\s+A\\s+192\\.0\\.2\\.1"), said);
  }

  @ParameterizedTest
  @ValueSource(strings = {"+notcp", "+tcp"})
  void a_phone_that_asks_a_resolver_of_its_own_gets_the_same_answer(String over) throws Exception {
    String said =
        lab.in("phone", "dig +short +time=5 " + over + " @8.8.8.8 www.example.com").said();
    assertEquals("192.0.2.1", said);
  }

  @ParameterizedTest
  @ValueSource(strings = {"10.42.0.1", "192.0.2.1"})
  void the_product_answers_at_port_80_of_both_addresses(String address) throws Exception {
    Ran ran = lab.in("phone", "curl -s -m 20 -o /dev/null -w %{http_code} http://" + address + "/");
    assertEquals(0, ran.code(), ran.said());
    assertNotEquals("000", ran.said());
  }

  @Test
  void the_product_answers_at_the_port_of_https() throws Exception {
    Ran ran =
        lab.in("phone", "curl -s -k -m 20 -o /dev/null -w %{http_code} https://10.42.0.1/health");
    assertEquals("200", ran.said());
  }

  /** What is dropped makes phones wait; what is refused does not. */
  @ParameterizedTest
  @CsvSource({"10.42.0.1, 853", "10.42.0.1, 22", "192.0.2.1, 853", "8.8.8.8, 443"})
  void what_is_not_served_is_refused_at_once(String address, int port) throws Exception {
    Ran ran = lab.in("phone", "curl -s -m 5 telnet://%s:%d".formatted(address, port));
    assertEquals(7, ran.code(), "7: refused, 28: timed out; " + ran.said());
  }

  @Test
  void quic_is_refused_at_once() throws Exception {
    String said = lab.in("phone", "dig +tries=1 +time=5 -p 443 @10.42.0.1 x.example").said();
    assertTrue(said.contains("connection refused"), said);
  }

  @ParameterizedTest
  @ValueSource(strings = {"192.168.77.1", "192.168.77.2", "203.0.113.9"})
  void no_address_of_the_site_can_be_reached(String address) throws Exception {
    assertNotEquals(0, lab.in("phone", "ping -c 1 -W 3 " + address).code());
    for (int port : new int[] {22, 443, 8080, 8443}) {
      Ran ran = lab.in("phone", "curl -s -m 5 telnet://%s:%d".formatted(address, port));
      assertEquals(7, ran.code(), address + ":" + port + " " + ran.said());
    }
  }

  @Test
  void the_site_cannot_reach_the_phone_either() throws Exception {
    String phone = lab.in("phone", "hostname -I").said().split(" ")[0];
    assertNotEquals(0, lab.in("site", "ping -c 1 -W 3 " + phone).code());
  }

  @Test
  void one_phone_cannot_reach_the_other() throws Exception {
    String second = lab.in("second", "hostname -I").said().split(" ")[0];
    assertNotEquals(0, lab.in("phone", "ping -c 1 -W 3 " + second).code());
  }

  /** So it is in this lab, and still nobody gets out: ours come first. */
  @Test
  void a_rule_of_others_that_would_open_it_is_told() throws Exception {
    String said = "a rule of others would open it, ours refuses: iifname \"service0\" accept";
    assertTrue(lab.log().contains(said), lab.log());
  }

  /** Names are answered with it; nobody types it in, so the certificate need not be for it. */
  @Test
  @Order(LAST - 2)
  void nothing_is_told_of_a_certificate_without_the_second_address() throws Exception {
    assertFalse(lab.log().contains("is not for"), lab.log());
  }

  @Test
  @Order(LAST - 1)
  void the_server_of_addresses_comes_back_when_it_dies() throws Exception {
    String first = lab.in("box", "pgrep -f dnsmasq.conf --ns 1 --nslist net").said();
    lab.in(
        "box",
        "bash",
        "-c",
        "ip netns pids $(ip netns identify) | xargs ps -o pid=,comm= -p"
            + " | awk '$2 == \"dnsmasq\" { print $1 }' | xargs kill -9");
    lab.await(
        "names again",
        PATIENCE,
        () -> lab.says("dig +short +tries=1 +time=1 @10.42.0.1 www.example.com", "192.0.2.1"));
    assertTrue(lab.log().contains("dnsmasq ended, start 1"), first);
  }

  @Test
  @Order(LAST)
  void when_the_product_is_killed_nothing_is_left_of_the_hotspot() throws Exception {
    lab.killProduct();
    lab.await(
        "no address",
        Duration.ofSeconds(30),
        () -> !lab.says("ip -4 -brief address show dev service0", "10.42.0.1"));
    assertFalse(lab.says("nft list ruleset", "controller_status"));
    assertFalse(lab.in("box", "dig +tries=1 +time=1 @127.0.0.1 x.example").code() == 0);
    assertFalse(lab.nmcli("connection", "show").contains("hotspot"));
    // And it was the fence that kept the phone off the site: without it the way is open.
    lab.in("box", "ip address add 10.42.0.1/24 dev service0");
    Ran ping = lab.in("phone", "ping -c 1 -W 5 192.168.77.1");
    assertEquals(0, ping.code(), ping.said());
  }
}
