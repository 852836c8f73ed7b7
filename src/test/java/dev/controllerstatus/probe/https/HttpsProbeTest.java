package dev.controllerstatus.probe.https;

import dev.controllerstatus.probe.Probe;
import dev.controllerstatus.probe.TcpProbeContract;
import dev.controllerstatus.probe.wire.Names;
import dev.controllerstatus.sample.Stage;

/** HTTPS against far ends that misbehave below HTTP. */
class HttpsProbeTest extends TcpProbeContract<HttpsTarget> {
  @Override
  protected Probe<HttpsTarget> probe(Names names) {
    return Https.probe(names);
  }

  @Override
  protected String settings(String host, int port) {
    return "url: https://%s:%d/health".formatted(host.contains(":") ? "[::1]" : host, port);
  }

  @Override
  protected Stage firstStage() {
    return Stage.TLS;
  }

  /** The head of a ServerHello of 122 bytes, RFC 8446 section 5.1. */
  @Override
  protected String beginning() {
    return "\u0016\u0003\u0003\u0000\u007a\u0002\u0000\u0000\u0076";
  }
}
