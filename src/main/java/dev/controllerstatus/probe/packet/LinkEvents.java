package dev.controllerstatus.probe.packet;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

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

  private final Thread thread;

  private LinkEvents(Thread thread) {
    this.thread = thread;
  }

  /**
   * Listens from now on until closed, on a thread of its own.
   *
   * @param changed called after a change, and once more if there were others meanwhile
   */
  public static LinkEvents listen(Runnable changed) {
    Optional<NativeSocket> socket = open();
    return new LinkEvents(
        Thread.ofPlatform()
            .daemon()
            .name("link-events")
            .start(() -> socket.ifPresent(opened -> listen(opened, changed))));
  }

  /** Empty where the kernel cannot be asked: the rhythm of the rounds is left. */
  private static Optional<NativeSocket> open() {
    try {
      NativeSocket socket =
          NativeSocket.open(SocketAddress.AF_NETLINK, NativeSocket.RAW, ROUTING, LARGEST);
      socket.bind(SocketAddress.groups(GROUPS));
      return Optional.of(socket);
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private static void listen(NativeSocket opened, Runnable changed) {
    try (NativeSocket socket = opened) {
      while (!Thread.interrupted()) {
        hear(socket, changed);
      }
    } catch (IOException | InterruptedException e) {
      // Closed, or not to be asked any more.
    }
  }

  private static void hear(NativeSocket socket, Runnable changed)
      throws IOException, InterruptedException {
    boolean isHeard = NativeSocket.poll(List.of(socket), NativeSocket.POLL_IN, PATIENCE)[0];
    // The kernel's wait does not end with the interruption.
    if (isHeard && !Thread.currentThread().isInterrupted()) {
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
