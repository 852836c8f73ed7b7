package dev.controllerstatus.bench;

/** A server on loopback that answers late. */
interface LateServer extends AutoCloseable {
  int port();

  @Override
  void close();
}
