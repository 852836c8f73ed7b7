package dev.controllerstatus.probe.wire.http;

import java.net.InetAddress;
import java.net.Socket;
import javax.net.SocketFactory;

/** Gives a library the one connection that is already open. */
final class OneSocket extends SocketFactory {
  private final Socket socket;

  OneSocket(Socket socket) {
    this.socket = socket;
  }

  @Override
  public Socket createSocket() {
    return socket;
  }

  @Override
  public Socket createSocket(String host, int port) {
    return socket;
  }

  @Override
  public Socket createSocket(String host, int port, InetAddress local, int localPort) {
    return socket;
  }

  @Override
  public Socket createSocket(InetAddress host, int port) {
    return socket;
  }

  @Override
  public Socket createSocket(InetAddress host, int port, InetAddress local, int localPort) {
    return socket;
  }
}
