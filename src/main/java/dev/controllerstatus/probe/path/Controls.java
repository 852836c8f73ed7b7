package dev.controllerstatus.probe.path;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.controllerstatus.probe.Deadline;
import dev.controllerstatus.probe.FaultException;
import dev.controllerstatus.probe.packet.FarEnd;
import dev.controllerstatus.probe.packet.OwnThread.Task;
import dev.controllerstatus.probe.packet.Trace;
import dev.controllerstatus.probe.wire.Names;
import dev.controllerstatus.probe.wire.Resolvers;
import dev.controllerstatus.probe.wire.SystemNames;
import dev.controllerstatus.sample.Fact;
import dev.controllerstatus.sample.Fact.Control.What;
import dev.controllerstatus.sample.Fault.Unresolved;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import org.jspecify.annotations.Nullable;

/** Measurements that differ in one thing from the attempt that failed. */
final class Controls {
  private static final int HTTPS = 443;
  private static final int HTTP = 80;
  // Nothing listens there: a host that is reached says so.
  private static final int NOBODYS = 64_801;
  private static final int RECORD = 32_768;
  private static final int HANDSHAKE = 22;
  private static final int ALERT = 21;
  private final PathTarget target;
  private final Deadline deadline;

  Controls(PathTarget target, Deadline deadline) {
    this.target = target;
    this.deadline = deadline;
  }

  /** Those to the far end, each a task of its own. */
  List<Task<Fact.Control>> to(InetAddress address) {
    List<Task<Fact.Control>> tasks = new ArrayList<>();
    Stream.of(HTTPS, HTTP, NOBODYS)
        .filter(port -> target.isUdp() || port != target.address().port())
        .forEach(port -> tasks.add(() -> port(FarEnd.tcp(address, port))));
    if (target.isTls()) {
      tasks.add(() -> name(address));
    }
    if (!target.isUdp()) {
      tasks.add(() -> plain(address));
    }
    return tasks;
  }

  /** The name of the host at each of the resolvers by itself. */
  List<Task<Fact.Control>> at(Resolvers resolvers) {
    return resolvers.servers().stream()
        .<Task<Fact.Control>>map(server -> () -> resolver(server))
        .toList();
  }

  private Fact.Control port(FarEnd to) throws IOException, InterruptedException {
    Fact.Hop hop = Trace.port(to, deadline);
    return control(What.PORT, to.place(), hop.answer(), hop.took());
  }

  private Fact.Control name(InetAddress address) throws IOException {
    String name = target.others().isEmpty() ? "" : target.others().getFirst();
    int port = target.address().port();
    Talk talk = Talk.with(address, port, greeting(name, port), Controls::record, deadline);
    String to = FarEnd.tcp(address, port).place();
    return control(What.NAME, (to + " " + name).strip(), talk.answer(), talk.took());
  }

  /** A client's first message of TLS; without a name where that is empty. */
  private static byte[] greeting(String name, int port) throws IOException {
    try {
      SSLContext context = SSLContext.getDefault();
      SSLEngine engine =
          name.isEmpty() ? context.createSSLEngine() : context.createSSLEngine(name, port);
      engine.setUseClientMode(true);
      ByteBuffer out = ByteBuffer.allocate(RECORD);
      engine.wrap(ByteBuffer.allocate(0), out);
      byte[] bytes = new byte[out.flip().remaining()];
      out.get(bytes);
      return bytes;
    } catch (GeneralSecurityException e) {
      throw new IOException(e);
    }
  }

  private static String record(byte[] bytes) {
    return switch (bytes[0]) {
      case HANDSHAKE -> "hello";
      case ALERT -> "alert";
      default -> "not-tls";
    };
  }

  private Fact.Control plain(InetAddress address) {
    String host = target.address().host();
    String shown = host.contains(":") ? "[" + host + "]" : host;
    byte[] question =
        "GET / HTTP/1.1\r\nHost: %s\r\nConnection: close\r\n\r\n"
            .formatted(shown)
            .getBytes(US_ASCII);
    Talk talk = Talk.with(address, HTTP, question, Talk::status, deadline);
    return control(What.PLAIN, "http://" + shown + "/", talk.answer(), talk.took());
  }

  private Fact.Control resolver(InetSocketAddress server) throws InterruptedException {
    long began = System.nanoTime();
    String answer =
        Limited.call(() -> answer(SystemNames.asking(server)), deadline.left()).orElse("silent");
    Duration took = Duration.ofNanos(System.nanoTime() - began);
    return control(What.RESOLVER, server.getAddress().getHostAddress(), answer, took);
  }

  private String answer(Names names) throws InterruptedException {
    try {
      return names.resolve(target.address().host() + ".").stream()
          .map(InetAddress::getHostAddress)
          .collect(Collectors.joining(" "));
    } catch (FaultException e) {
      return e.fault() instanceof Unresolved unresolved ? word(unresolved.reason()) : "silent";
    }
  }

  private static String word(Unresolved.Reason reason) {
    return switch (reason) {
      case NO_SUCH_NAME -> "nxdomain";
      case NO_ADDRESS -> "no-address";
      case SERVER_FAILURE -> "servfail";
      case REFUSED -> "refused";
      case TIMEOUT -> "silent";
    };
  }

  private static Fact.Control control(
      What what, String to, String answer, @Nullable Duration took) {
    return new Fact.Control(what.word(), to, answer, answer.equals("silent") ? null : took);
  }
}
