package dev.controllerstatus.rounds;

import dev.controllerstatus.config.SharedFile;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.locks.LockSupport;

/** A process of its own that claims one target after the other and prints those that it won. */
final class Claimer {
  private static final Duration HALF_HOUR = Duration.ofMinutes(30);
  private static final Duration PAUSE = Duration.ofMillis(3);

  private Claimer() {}

  /**
   * Takes the file, how many targets there are, and {@code forwards} or {@code backwards}; begins
   * when it is told to.
   */
  public static void main(String[] args) throws Exception {
    LastAsked lastAsked =
        new LastAsked(new SharedFile(Path.of(args[0]), "told by a test"), InstantSource.system());
    // What the first claim loads must not give the other process a head start.
    lastAsked.claim(ScriptedProbe.polite("warm-" + ProcessHandle.current().pid(), HALF_HOUR));
    System.out.println("ready");
    System.in.read();
    int count = Integer.parseInt(args[1]);
    for (int n = 0; n < count; n++) {
      // From both ends, so that neither is always ahead of the other.
      int i = args[2].equals("forwards") ? n : count - 1 - n;
      if (lastAsked.claim(ScriptedProbe.polite("t" + i, HALF_HOUR)).isEmpty()) {
        System.out.println("t" + i);
      }
      // On a busy machine one could be through before the other has had a turn.
      LockSupport.parkNanos(PAUSE.toNanos());
    }
  }
}
