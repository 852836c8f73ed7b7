package dev.controllerstatus.certs.acme;

import dev.controllerstatus.certs.acme.AcmeState.Reason;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** Leaves the change to a program of the operator: {@code PROGRAM present|cleanup NAME VALUE}. */
final class Hook implements TxtRecords {
  private static final int MOST_SAID = 500;
  private final Path program;
  private final Duration limit;

  Hook(Path program, Duration limit) {
    this.program = program;
    this.limit = limit;
  }

  @Override
  public void add(TxtRecord record) throws AcmeTrouble, InterruptedException {
    run("present", record);
  }

  @Override
  public void remove(TxtRecord record) throws AcmeTrouble, InterruptedException {
    run("cleanup", record);
  }

  private void run(String verb, TxtRecord record) throws AcmeTrouble, InterruptedException {
    Process process = start(verb, record);
    FutureTask<String> said = new FutureTask<>(() -> listen(process));
    Thread.ofVirtual().start(said);
    boolean hasEnded;
    try {
      hasEnded = process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS);
    } finally {
      // The shell first: it would have its say about the end of the others. By its handle: to
      // destroy the process itself, even one that has ended, closes what it said unread.
      List<ProcessHandle> below = process.descendants().toList();
      process.toHandle().destroyForcibly();
      below.forEach(ProcessHandle::destroyForcibly);
    }
    if (!hasEnded) {
      throw trouble("did not end within %d s".formatted(limit.toSeconds()), verb, get(said), null);
    }
    if (process.exitValue() != 0) {
      throw trouble("failed with code " + process.exitValue(), verb, get(said), null);
    }
  }

  private Process start(String verb, TxtRecord record) throws AcmeTrouble {
    try {
      Process process =
          new ProcessBuilder(program.toString(), verb, record.host(), record.value())
              .redirectErrorStream(true)
              .start();
      process.getOutputStream().close();
      return process;
    } catch (IOException e) {
      throw trouble("cannot be run", verb, Troubles.deepest(e), e);
    }
  }

  /** Keeps the beginning; the rest is read so that the program is not held up. */
  private static String listen(Process process) throws IOException {
    StringBuilder said = new StringBuilder();
    char[] part = new char[MOST_SAID];
    try (Reader reader = process.inputReader()) {
      for (int n = reader.read(part); n >= 0; n = reader.read(part)) {
        said.append(part, 0, Math.min(n, MOST_SAID - said.length()));
      }
    }
    return said.toString();
  }

  /** A program that it left behind may keep the output open: then the words are lost. */
  private static String get(FutureTask<String> said) throws InterruptedException {
    try {
      return said.get(1, TimeUnit.SECONDS);
    } catch (ExecutionException | TimeoutException e) {
      return "";
    }
  }

  private AcmeTrouble trouble(String what, String verb, String said, @Nullable IOException cause) {
    String words = said.strip().replaceAll("\\s+", " ");
    return new AcmeTrouble(
        Reason.HOOK,
        "The hook %s %s %s%s"
            .formatted(program, verb, what, words.isEmpty() ? "." : ", saying: " + words),
        cause);
  }
}
