package dev.controllerstatus.probe;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.stream.Stream;

/**
 * A box, its gateway, a router of the provider and a host behind it, each in a network namespace:
 * {@code box 10.9.1.2 - 10.9.1.1 gw 10.9.2.1 - 10.9.2.2 isp 10.9.3.1 - 10.9.3.2 far}, and the same
 * with {@code fd09:1::2} and so on. Needs root.
 */
public final class Site implements AutoCloseable {
  private static final List<String> HOSTS = List.of("box", "gw", "isp", "far");
  private static final int THIS_KIND = 0x40000000; // CLONE_NEWNET
  private final String prefix = "p" + ProcessHandle.current().pid();

  /** Builds it. */
  public Site() throws IOException, InterruptedException {
    for (String host : HOSTS) {
      sh("ip netns add " + name(host));
      on(host, "ip link set lo up");
      // Addresses serve at once, not only after a second of asking whether others have them.
      on(host, "sysctl -qw net.ipv6.conf.all.accept_dad=0 net.ipv6.conf.default.accept_dad=0");
      on(host, "sysctl -qw net.ipv4.ip_forward=1 net.ipv6.conf.all.forwarding=1");
      // A limit would make errors vanish as if they had been lost on the way.
      on(host, "sysctl -qw net.ipv4.icmp_ratelimit=0 net.ipv6.icmp.ratelimit=0");
      on(host, "sysctl -qw net.ipv4.ping_group_range='0 2147483647'");
    }
    join("gw", "lan0", "box", "site0", 1);
    join("gw", "wan0", "isp", "lan0", 2);
    join("isp", "wan0", "far", "eth0", 3);
    route("box", "default", 1, 1);
    route("gw", "default", 2, 2);
    route("isp", "10.9.1.0/24 fd09:1::/64", 2, 1);
    route("far", "default", 3, 1);
  }

  /** Whether this machine lets tests have networks of their own. */
  public static boolean isPossible() throws IOException {
    return Files.isExecutable(Path.of("/usr/sbin/ip"))
        && Files.readString(Path.of("/proc/self/uid_map")).strip().matches("0\\s+0\\s+\\d+")
        && "root".equals(System.getProperty("user.name"));
  }

  private void join(String one, String link, String other, String back, int net)
      throws IOException, InterruptedException {
    sh(
        "ip link add %s netns %s type veth peer name %s netns %s"
            .formatted(link, name(one), back, name(other)));
    address(one, link, net, 1);
    address(other, back, net, 2);
  }

  private void address(String host, String link, int net, int number)
      throws IOException, InterruptedException {
    on(host, "ip link set %s up".formatted(link));
    on(host, "ip addr add 10.9.%d.%d/24 dev %s".formatted(net, number, link));
    on(host, "ip addr add fd09:%d::%d/64 dev %s nodad".formatted(net, number, link));
  }

  private void route(String host, String to, int net, int number)
      throws IOException, InterruptedException {
    String[] both = (to + " " + to).split(" ");
    on(host, "ip route add %s via 10.9.%d.%d".formatted(both[0], net, number));
    on(host, "ip -6 route add %s via fd09:%d::%d".formatted(both[1], net, number));
  }

  /** Runs a command line on a host. */
  public void on(String host, String command) throws IOException, InterruptedException {
    sh("ip netns exec %s %s".formatted(name(host), command));
  }

  /** Does something on a thread whose network is that of a host. */
  public <V> V in(String host, Callable<V> task) throws Exception {
    FutureTask<V> future =
        new FutureTask<>(
            () -> {
              enter(Path.of("/run/netns", name(host)));
              return task.call();
            });
    Thread.ofPlatform().start(future);
    try {
      return future.get();
    } catch (ExecutionException e) {
      throw e.getCause() instanceof Exception cause ? cause : e;
    }
  }

  private String name(String host) {
    return prefix + host;
  }

  @SuppressWarnings("restricted") // A namespace is entered by a call of the kernel.
  private static void enter(Path namespace) throws Exception {
    Linker linker = Linker.nativeLinker();
    var open =
        linker.downcallHandle(
            linker.defaultLookup().findOrThrow("open"),
            FunctionDescriptor.of(JAVA_INT, new MemoryLayout[] {ADDRESS, JAVA_INT}));
    var setns =
        linker.downcallHandle(
            linker.defaultLookup().findOrThrow("setns"),
            FunctionDescriptor.of(JAVA_INT, JAVA_INT, JAVA_INT));
    var close =
        linker.downcallHandle(
            linker.defaultLookup().findOrThrow("close"), FunctionDescriptor.of(JAVA_INT, JAVA_INT));
    try (Arena arena = Arena.ofConfined()) {
      int descriptor = (int) invoke(() -> open.invoke(arena.allocateFrom(namespace.toString()), 0));
      int entered = (int) invoke(() -> setns.invoke(descriptor, THIS_KIND));
      Object _ = invoke(() -> close.invoke(descriptor));
      if (entered != 0) {
        throw new IOException("no way into " + namespace);
      }
    }
  }

  private interface Native {
    Object call() throws Throwable;
  }

  private static Object invoke(Native call) throws IOException {
    try {
      return call.call();
    } catch (Throwable e) {
      throw new IOException(e);
    }
  }

  private static void sh(String command) throws IOException, InterruptedException {
    Process process = new ProcessBuilder("sh", "-c", command).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), UTF_8);
    if (process.waitFor() != 0) {
      throw new IOException(command + ": " + said);
    }
  }

  @Override
  public void close() throws IOException {
    try {
      removeAll();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void removeAll() throws IOException, InterruptedException {
    sh(
        Stream.concat(HOSTS.stream().map(host -> "ip netns del " + name(host)), Stream.of("true"))
            .reduce((a, b) -> a + "; " + b)
            .orElseThrow());
  }
}
