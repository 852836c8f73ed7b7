package dev.controllerstatus.portal;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.controllerstatus.command.Answer;
import dev.controllerstatus.command.RunningBox;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.util.Arrays;

/** A phone in the box's Wi-Fi, where every name leads to the box. */
public record Phone(RunningBox box, String address) {
  /** Where the page is. */
  public static final String PORTAL = "http://" + RunningBox.HOTSPOT + "/";

  /** What a URL gets; the box's resolver answers every name with the address for probes. */
  public Answer get(String url, String... headers) throws IOException {
    return ask("GET", url, headers);
  }

  /** What a request gets, whatever its method. */
  public Answer ask(String method, String url, String... headers) throws IOException {
    URI uri = URI.create(url);
    String query = uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery();
    return send(method + " " + uri.getRawPath() + query + " HTTP/1.1", uri.getAuthority(), headers);
  }

  /** As {@link #ask}, with a first line and a Host header of the test's own. */
  Answer send(String firstLine, String host, String... headers) throws IOException {
    String to = host.startsWith(RunningBox.HOTSPOT) ? RunningBox.HOTSPOT : RunningBox.PROBES;
    StringBuilder request = new StringBuilder(firstLine + "\r\nHost: " + host + "\r\n");
    for (String header : headers) {
      request.append(header).append("\r\n");
    }
    try (Socket socket =
        new Socket(InetAddress.ofLiteral(to), box.httpPort(), InetAddress.ofLiteral(address), 0)) {
      socket.setSoTimeout(20_000);
      socket.getOutputStream().write((request + "Connection: close\r\n\r\n").getBytes(ISO_8859_1));
      return Answer.parse(new String(socket.getInputStream().readAllBytes(), UTF_8));
    }
  }

  /** Sends a form of the setup, with fields such as {@code a=1&b=2}. */
  public Answer fill(String path, String fields, String... headers) throws IOException {
    String[] all = Arrays.copyOf(headers, headers.length + 3);
    all[headers.length] = "Origin: http://" + RunningBox.HOTSPOT;
    all[headers.length + 1] = "Content-Type: application/x-www-form-urlencoded";
    all[headers.length + 2] =
        "Content-Length: " + fields.length() + "\r\nConnection: close\r\n\r\n" + fields;
    return ask("POST", PORTAL + path, all);
  }

  /** Presses the button of a form of the portal. */
  Answer press(String form) throws IOException {
    return ask(
        "POST",
        PORTAL + "portal/" + form,
        "Origin: http://" + RunningBox.HOTSPOT,
        "Content-Type: application/x-www-form-urlencoded",
        "Content-Length: 0");
  }

  /** Whether Android's first check succeeds. */
  boolean isOnline() throws IOException {
    return get("http://connectivitycheck.gstatic.com/generate_204").status() == 204;
  }
}
