package dev.controllerstatus.config;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Optional;
import java.util.Properties;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A few values in one small file of the data folder that the service and the command {@code check}
 * share. One process at a time changes them, under a lock on a file beside it that is never
 * replaced. Trouble with the disk is told once in the log and stops nothing.
 */
public final class SharedFile {
  private static final Logger LOG = LoggerFactory.getLogger(SharedFile.class);
  // Locks of a file are between processes; the threads of one process need their own.
  private static final ReentrantLock WITHIN = new ReentrantLock();
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final Duration PAUSE = Duration.ofMillis(5);
  private static final int LARGEST = 1 << 16;

  private final Path file;
  private final String loss;
  private final AtomicBoolean isTold = new AtomicBoolean();

  /** A step that the disk can spoil. */
  private interface Step<R> {
    R run() throws IOException, InterruptedException;
  }

  /**
   * Touches nothing yet.
   *
   * @param loss what happens when the file cannot be used, for the log: a clause
   */
  public SharedFile(Path file, String loss) {
    this.file = file.toAbsolutePath();
    this.loss = loss;
  }

  /** The values as they are; none when the file is absent, cannot be read or makes no sense. */
  public SortedMap<String, String> read() throws InterruptedException {
    return tolerant(this::load).orElseGet(TreeMap::new);
  }

  /**
   * Changes the values while nobody else does; what was not changed is not written.
   *
   * @param change gets the values as they are, and may be called without effect on the disk
   * @return what the change returned; empty when the file could not be used
   */
  public <R> Optional<R> change(Function<SortedMap<String, String>, R> change)
      throws InterruptedException {
    return tolerant(() -> locked(() -> changed(change)));
  }

  private <R> R changed(Function<SortedMap<String, String>, R> change) throws IOException {
    SortedMap<String, String> before = load();
    SortedMap<String, String> after = new TreeMap<>(before);
    R result = change.apply(after);
    if (!after.equals(before)) {
      WholeFile.replace(file, text(after), WholeFile.PUBLIC);
    }
    return result;
  }

  private <R> Optional<R> tolerant(Step<R> step) throws InterruptedException {
    try {
      R result = step.run();
      isTold.set(false);
      return Optional.of(result);
    } catch (ClosedByInterruptException e) {
      throw new InterruptedException(); // The service stops; the disk is well.
    } catch (IOException e) {
      if (!isTold.getAndSet(true)) {
        LOG.warn("{} cannot be used ({}): {}", file, reason(e), loss);
      }
      return Optional.empty();
    }
  }

  private static String reason(IOException e) {
    return switch (e) {
      case AccessDeniedException _ -> "access denied";
      case FileAlreadyExistsException _ -> "a file is in the place of its folder";
      case FileSystemException f when f.getReason() != null -> f.getReason();
      case FileSystemException f -> f.getClass().getSimpleName();
      default -> String.valueOf(e.getMessage());
    };
  }

  private <R> R locked(Step<R> step) throws IOException, InterruptedException {
    Files.createDirectories(file.getParent());
    Path lock = file.resolveSibling(file.getFileName() + ".lock");
    long end = System.nanoTime() + PATIENCE.toNanos();
    if (!WITHIN.tryLock(PATIENCE.toNanos(), TimeUnit.NANOSECONDS)) {
      throw new IOException("another thread does not let go of it");
    }
    try (FileChannel channel =
            FileChannel.open(lock, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        FileLock _ = acquire(channel, end)) {
      Owner.asOfFolder(lock);
      return step.run();
    } finally {
      WITHIN.unlock();
    }
  }

  /** Tries again and again, since waiting for a lock would hold a carrier of virtual threads. */
  private static FileLock acquire(FileChannel channel, long end)
      throws IOException, InterruptedException {
    FileLock lock = channel.tryLock();
    while (lock == null) {
      if (System.nanoTime() - end > 0) {
        throw new IOException("another process does not let go of it");
      }
      Thread.sleep(PAUSE);
      lock = channel.tryLock();
    }
    return lock;
  }

  private SortedMap<String, String> load() throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      Properties properties = new Properties();
      properties.load(new StringReader(new String(in.readNBytes(LARGEST), ISO_8859_1)));
      SortedMap<String, String> values = new TreeMap<>();
      properties.forEach((key, value) -> values.put((String) key, (String) value));
      return values;
    } catch (NoSuchFileException | IllegalArgumentException e) {
      return new TreeMap<>(); // Not there yet, or garbled: nothing is known.
    }
  }

  private static String text(SortedMap<String, String> values) {
    StringBuilder text = new StringBuilder();
    values.forEach(
        (key, value) -> text.append(escaped(key)).append('=').append(value).append('\n'));
    return text.toString();
  }

  private static String escaped(String key) {
    return key.replace(":", "\\:");
  }
}
