package dev.controllerstatus.probe.wire.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.controllerstatus.probe.Attempt;
import dev.controllerstatus.probe.FaultException;
import dev.controllerstatus.sample.Fault;
import dev.controllerstatus.sample.Fault.Refused;
import dev.controllerstatus.sample.Fault.Unreachable;
import dev.controllerstatus.sample.Stage;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.util.Optional;

/** Asks a SOCKS proxy to connect to a place, RFC 1928; the name is left to the proxy. */
final class Socks5 {
  private static final int VERSION = 5;
  private static final int ANYBODY = 0;
  private static final int PASSWORD = 2;
  private static final int CONNECT = 1;
  private static final int IPV4 = 1;
  private static final int NAME = 3;
  private static final int IPV6 = 4;
  private final DataInputStream in;
  private final Socket socket;
  private final Attempt attempt;

  Socks5(Socket socket, Attempt attempt) throws IOException {
    this.socket = socket;
    this.attempt = attempt;
    this.in = new DataInputStream(socket.getInputStream());
  }

  /** Afterwards the socket leads to that place. */
  void connect(String host, int port, Optional<Login> login) throws IOException {
    greet(login);
    attempt.enter(Stage.CONNECT);
    send(VERSION, CONNECT, 0, place(host), port >> 8, port & 0xff);
    expect(VERSION);
    int reply = in.readUnsignedByte();
    if (reply != 0) {
      throw new FaultException(fault(reply));
    }
    skipBoundAddress();
  }

  private void greet(Optional<Login> login) throws IOException {
    send(VERSION, 1, login.isPresent() ? PASSWORD : ANYBODY);
    expect(VERSION);
    int method = in.readUnsignedByte();
    if (login.isPresent() && method == PASSWORD) {
      logIn(login.get());
    } else if (method != ANYBODY) {
      throw new FaultException(new Refused(Refused.Reason.PROXY_LOGIN, "socks5 method " + method));
    }
  }

  /** RFC 1928 section 5. */
  private static byte[] place(String host) {
    try {
      byte[] address = InetAddress.ofLiteral(host).getAddress();
      return bytes(address.length == 4 ? IPV4 : IPV6, address);
    } catch (IllegalArgumentException e) {
      byte[] name = host.getBytes(UTF_8);
      return bytes(NAME, name.length, name);
    }
  }

  /** RFC 1929. */
  private void logIn(Login login) throws IOException {
    byte[] user = login.user().getBytes(UTF_8);
    byte[] password = login.password().reveal().getBytes(UTF_8);
    send(1, user.length, user, password.length, password);
    expect(1);
    int status = in.readUnsignedByte();
    if (status != 0) {
      throw new FaultException(new Refused(Refused.Reason.PROXY_LOGIN, "socks5 status " + status));
    }
  }

  /** The replies of RFC 1928 section 6. */
  private static Fault fault(int reply) {
    return switch (reply) {
      case 1, 3, 4 -> new Unreachable(Unreachable.Reason.NO_ROUTE, Stage.CONNECT);
      case 5 -> new Unreachable(Unreachable.Reason.REFUSED, Stage.CONNECT);
      case 6 -> new Unreachable(Unreachable.Reason.TIMEOUT, Stage.CONNECT);
      default -> new Refused(Refused.Reason.PROXY_DENIED, "socks5 reply " + reply);
    };
  }

  private void skipBoundAddress() throws IOException {
    in.readUnsignedByte(); // Reserved.
    int type = in.readUnsignedByte();
    int length =
        switch (type) {
          case IPV4 -> 4;
          case IPV6 -> 16;
          case NAME -> in.readUnsignedByte();
          default -> throw malformed("address type " + type);
        };
    in.readNBytes(length + 2);
  }

  private void expect(int version) throws IOException {
    int found = in.readUnsignedByte();
    if (found != version) {
      throw malformed("version " + found);
    }
  }

  private static FaultException malformed(String what) {
    return new FaultException(
        new Fault.Protocol(Fault.Protocol.Reason.MALFORMED, "socks5 " + what));
  }

  private void send(Object... parts) throws IOException {
    socket.getOutputStream().write(bytes(parts));
  }

  /** Bytes, given as numbers or as arrays. */
  private static byte[] bytes(Object... parts) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (Object part : parts) {
      if (part instanceof byte[] array) {
        out.writeBytes(array);
      } else {
        out.write((Integer) part);
      }
    }
    return out.toByteArray();
  }
}
