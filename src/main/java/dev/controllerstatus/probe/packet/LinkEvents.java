package dev.controllerstatus.probe.packet;

import java.io.IOException;
import java.time.Duration;
import java.util.List;

/**
 * Hears from the kernel, over rtnetlink(7), that a link, an address or a route has changed: a cable
 * that is pulled is known at once, and not when the next round comes. Sends nothing, needs no
 * permission. A kernel that cannot be asked tells nothing.
 */
public final class LinkEvents implements AutoCloseable {
  private static final int ROUTING = 0;
  // RTMGRP_LINK, and _IFADDR and _ROUTE of both versions of the protocol.
  private static final int GROUPS = 0x1 | 0x10 | 0x40 | 0x100 | 0x400;
  private static final int LARGEST = 65_536;
  // How soon a close is heard.
  private static final Duration PATIENCE = Duration.ofSeconds(1);
  // One cable makes a dozen messages, and a box that starts containers hundreds.
  private static final Duration PAUSE = Duration.ofMillis(500);

  private final Runnable changed;
  private final Thread thread;

  private LinkEvents(Runnable changed) {
    this.changed = changed;
    this.thread = Thread.ofPlatform().daemon().name("link-events").unstarted(this::listen);
  }

  /**
   * Listens until closed, on a thread of its own.
   *
   * @param changed called after a change, and once more if there were others meanwhile
   */
  public static LinkEvents listen(Runnable changed) {
    LinkEvents events = new LinkEvents(changed);
    events.thread.start();
    return events;
  }

  private void listen() {
    try (NativeSocket socket =
        NativeSocket.open(SocketAddress.AF_NETLINK, NativeSocket.RAW, ROUTING, LARGEST)) {
      socket.bind(SocketAddress.groups(GROUPS));
      while (!Thread.interrupted()) {
        hear(socket);
      }
    } catch (IOException | InterruptedException e) {
      // Closed, or not to be asked: the rhythm of the rounds is left.
    }
  }

  private void hear(NativeSocket socket) throws IOException, InterruptedException {
    if (NativeSocket.poll(List.of(socket), NativeSocket.POLL_IN, PATIENCE)[0]) {
      drain(socket);
      changed.run();
      Thread.sleep(PAUSE);
    }
  }

  /** What they say is read from the kernel's files anyway. */
  private static void drain(NativeSocket socket) throws IOException {
    try {
      while (socket.receive().isPresent()) {
        // The next.
      }
    } catch (SystemException e) {
      if (e.number() != SystemException.ENOBUFS) {
        throw e;
      }
      // There were more than the kernel keeps.
    }
  }

  @Override
  public void close() {
    thread.interrupt();
  }
}
