package dev.controllerstatus.hotspot.reception;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Rules of our own in the kernel. They are owned by an nft that reads our commands: when this
 * process ends, however it ends, so does its input, and the kernel takes the rules away with it.
 */
final class Fence {
  private static final Logger LOG = LoggerFactory.getLogger(Fence.class);
  private static final long TAKES_MS = 50;
  private static final int MOST_LOOKS = 100;
  private static final long END_WITHIN_S = 3;

  private final Path program;
  private @Nullable Process owner;

  Fence(Path program) {
    this.program = program;
  }

  /**
   * Puts the rules in force; returns when they are.
   *
   * @throws IOException with what nft says
   */
  void raise(FenceRules rules) throws IOException {
    Process nft =
        new ProcessBuilder(program.toString(), "--interactive").redirectErrorStream(true).start();
    owner = nft;
    OutputStream commands = nft.getOutputStream();
    commands.write(rules.text().getBytes(UTF_8));
    commands.flush();
    for (int look = 0; look < MOST_LOOKS; look++) {
      if (isWhole()) {
        return;
      }
      pause();
    }
    lower();
    String said = new String(nft.getInputStream().readAllBytes(), UTF_8).strip();
    throw new IOException("the rules are not in force: " + said);
  }

  private boolean isWhole() throws IOException {
    return run("list", "table", "inet", FenceRules.TABLE).contains(FenceRules.COMPLETE);
  }

  /** Whether they are in force. */
  boolean isUp() {
    Process nft = owner;
    return nft != null && nft.isAlive();
  }

  void lower() {
    Process nft = owner;
    owner = null;
    if (nft == null) {
      return;
    }
    try {
      nft.getOutputStream().close();
      if (!nft.waitFor(END_WITHIN_S, TimeUnit.SECONDS)) {
        nft.destroyForcibly();
      }
    } catch (IOException e) {
      nft.destroyForcibly();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      nft.destroyForcibly();
    }
  }

  /** Rules of others that would let people out of the hotspot, were ours not before them. */
  List<String> openings(String network, String address) {
    try {
      return new Openings(network, address).in(run("list", "ruleset"));
    } catch (IOException e) {
      LOG.warn("the rules of others cannot be read: {}", e.getMessage());
      return List.of();
    }
  }

  private String run(String... arguments) throws IOException {
    Process nft =
        new ProcessBuilder(
                Stream.concat(Stream.of(program.toString()), Stream.of(arguments)).toList())
            .redirectErrorStream(true)
            .start();
    String said = new String(nft.getInputStream().readAllBytes(), UTF_8);
    nft.destroy();
    return said;
  }

  private static void pause() {
    try {
      TimeUnit.MILLISECONDS.sleep(TAKES_MS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
