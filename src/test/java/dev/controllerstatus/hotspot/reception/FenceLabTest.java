package dev.controllerstatus.hotspot.reception;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Rules of others in a real kernel: which of them are told, and that ours come and go beside. */
class FenceLabTest {
  private static final String OTHERS =
      "add table inet t; add chain inet t c { type filter hook %s priority filter; }; add rule inet"
          + " t c %s";
  private final String namespace = "csf" + ProcessHandle.current().pid();
  @TempDir private Path folder;
  private Fence fence;

  @BeforeEach
  void up() throws Exception {
    assumeTrue(
        run("ip", "netns", "add", namespace) == 0, "not root, or namespaces are refused here");
    Path nft = folder.resolve("nft");
    Files.writeString(nft, "#!/bin/sh\nexec ip netns exec " + namespace + " nft \"$@\"\n", UTF_8);
    Files.setPosixFilePermissions(nft, PosixFilePermissions.fromString("rwx------"));
    fence = new Fence(nft);
    assumeTrue(run(nft.toString(), "list", "ruleset") == 0, "this kernel has no nftables");
  }

  @AfterEach
  void down() throws Exception {
    if (fence != null) {
      fence.lower();
    }
    run("ip", "netns", "delete", namespace);
  }

  private int run(String... command) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("said").toFile())
            .start();
    return process.waitFor(20, TimeUnit.SECONDS) ? process.exitValue() : -1;
  }

  private void others(String hook, String rule) throws Exception {
    String nft = folder.resolve("nft").toString();
    int code = run(nft, OTHERS.formatted(hook, rule));
    assertEquals(0, code, () -> "nft refused " + rule);
  }

  private List<String> openings() {
    return fence.openings("wlan0", "10.42.0.1");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "iifname \"wlan0\" accept",
        "iifname \"wlan0\" oifname \"eth0\" counter packets 0 bytes 0 accept",
        "iifname { \"eth1\", \"wlan0\" } accept",
        "ip saddr 10.42.0.0/24 accept"
      })
  void a_rule_that_would_let_phones_out_is_told(String rule) throws Exception {
    others("forward", rule);
    assertEquals(List.of(rule), openings());
  }

  @Test
  void so_is_one_that_hides_them_behind_the_address_of_the_box() throws Exception {
    run(
        folder.resolve("nft").toString(),
        "add table ip n; add chain ip n p { type nat hook postrouting priority srcnat; };"
            + " add rule ip n p ip saddr 10.42.0.0/24 masquerade");
    assertEquals(List.of("ip saddr 10.42.0.0/24 masquerade"), openings());
  }

  /** Docker has rules for its own, a firewall lets people ask the box itself. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "forward iifname \"docker0\" accept",
        "forward iifname \"wlan0\" drop",
        "forward iifname != \"wlan0\" accept",
        "forward ip saddr 110.42.0.0/24 accept",
        "forward iifname \"wlan01\" accept",
        "input iifname \"wlan0\" udp dport 67 accept",
        "output oifname \"wlan0\" accept"
      })
  void what_opens_nothing_is_not_told(String rule) throws Exception {
    String[] words = rule.split(" ", 2);
    others(words[0], words[1]);
    assertEquals(List.of(), openings());
  }
}
