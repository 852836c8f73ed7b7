package dev.controllerstatus.probe.https;

import dev.controllerstatus.probe.Probe;
import dev.controllerstatus.probe.TcpProbeContract;
import dev.controllerstatus.probe.wire.Names;
import dev.controllerstatus.sample.Stage;

/** The same without TLS. */
class PlainHttpTest extends TcpProbeContract<HttpsTarget> {
  @Override
  protected Probe<HttpsTarget> probe(Names names) {
    return Https.probe(names);
  }

  @Override
  protected String settings(String host, int port) {
    return "url: http://%s:%d/health".formatted(host.contains(":") ? "[::1]" : host, port);
  }

  @Override
  protected Stage firstStage() {
    return Stage.ANSWER;
  }

  @Override
  protected String beginning() {
    return "HTTP/1.1 200 OK\r\n";
  }
}
