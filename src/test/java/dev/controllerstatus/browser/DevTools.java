package dev.controllerstatus.browser;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.yaml.snakeyaml.Yaml;

/** One page of a browser over the Chrome DevTools Protocol: a question, then its answer. */
final class DevTools implements WebSocket.Listener {
  private final BlockingQueue<Map<String, ?>> messages = new LinkedBlockingQueue<>();
  private final StringBuilder parts = new StringBuilder();
  private final WebSocket socket;
  private int last;

  DevTools(HttpClient http, URI url) {
    socket = http.newWebSocketBuilder().buildAsync(url, this).join();
  }

  @Override
  public CompletionStage<?> onText(WebSocket from, CharSequence data, boolean isLast) {
    parts.append(data);
    if (isLast) {
      messages.add(new Yaml().load(parts.toString())); // JSON is YAML.
      parts.setLength(0);
    }
    from.request(1);
    return null;
  }

  /** The result of a method; empty if the browser refused. */
  Map<?, ?> call(String method, Map<String, String> parameters) throws InterruptedException {
    int id = ++last;
    String json =
        parameters.entrySet().stream()
            .map(entry -> text(entry.getKey()) + ":" + text(entry.getValue()))
            .collect(Collectors.joining(","));
    socket
        .sendText("{\"id\":%d,\"method\":\"%s\",\"params\":{%s}}".formatted(id, method, json), true)
        .join();
    while (true) {
      Map<String, ?> message = messages.poll(20, TimeUnit.SECONDS);
      if (message == null) {
        throw new AssertionError("no answer to " + method);
      }
      if (Integer.valueOf(id).equals(message.get("id"))) {
        return message.get("result") instanceof Map<?, ?> result ? result : Map.of();
      }
    }
  }

  private static String text(String value) {
    return '"' + value.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
  }
}
