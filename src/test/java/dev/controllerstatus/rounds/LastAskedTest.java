package dev.controllerstatus.rounds;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.controllerstatus.config.SharedFile;
import dev.controllerstatus.sample.Outcome.Skipped;
import dev.controllerstatus.target.Target;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;

/** Who may ask; the wall clock stands until the test moves it. */
class LastAskedTest {
  private static final Instant NOW = Instant.parse("2026-11-20T15:27:00.123Z");
  private static final Duration HALF_HOUR = Duration.ofMinutes(30);
  private static final Target POOL = ScriptedProbe.polite("pool", HALF_HOUR);
  private static final int TARGETS = 300;
  @TempDir private Path folder;
  private Instant wall = NOW;

  private Path file() {
    return folder.resolve("data/asked.properties");
  }

  /** As a process of its own would see it. */
  private LastAsked process() {
    return new LastAsked(new SharedFile(file(), "told by a test"), () -> wall);
  }

  private Optional<Skipped> claimAfter(Duration time) throws InterruptedException {
    wall = NOW.plus(time);
    return process().claim(POOL);
  }

  @Test
  void one_attempt_is_granted_within_the_terms() throws Exception {
    Optional<Skipped> early = Optional.of(new Skipped(NOW, NOW.plus(HALF_HOUR)));
    assertEquals(Optional.empty(), claimAfter(Duration.ZERO));
    assertEquals(early, claimAfter(Duration.ZERO));
    assertEquals(early, claimAfter(HALF_HOUR.minusNanos(1)));
    assertEquals(Optional.empty(), claimAfter(HALF_HOUR));
  }

  @Test
  void targets_do_not_spend_each_others_attempts() throws Exception {
    assertEquals(Optional.empty(), process().claim(POOL));
    assertEquals(Optional.empty(), process().claim(ScriptedProbe.polite("b", HALF_HOUR)));
    assertTrue(process().claim(POOL).isPresent());
  }

  @Test
  void an_instant_of_the_future_says_nothing_since_the_clock_was_set_back() throws Exception {
    claimAfter(Duration.ZERO);
    assertEquals(Optional.empty(), claimAfter(Duration.ofNanos(-1)));
    assertTrue(claimAfter(Duration.ofMinutes(29)).isPresent());
  }

  @Test
  void targets_without_terms_never_touch_the_disk() throws Exception {
    Target own = ScriptedProbe.polite("own", Duration.ZERO);
    assertEquals(Optional.empty(), process().claim(own));
    assertEquals(Optional.empty(), process().claim(own));
    assertFalse(Files.exists(file().getParent()));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "\\u00zz",
        "scripted/pool=yesterday",
        "scripted/pool=-1000000000-01-01T00:00:00Z",
        "scripted/pool=+1000000000-12-31T23:59:59.999999999Z",
        "\0\0\0\0"
      })
  void a_garbled_file_says_nothing_and_is_replaced(String garbage) throws Exception {
    Files.createDirectories(file().getParent());
    Files.writeString(file(), garbage);
    assertEquals(Optional.empty(), process().claim(POOL));
    assertTrue(process().claim(POOL).isPresent());
  }

  @Test
  void a_folder_that_cannot_be_used_is_told_once_and_stops_nobody() throws Exception {
    Files.writeString(file().getParent(), "a file in place of the folder");
    assertToldOnceAndGranted();
  }

  @Test
  void a_file_that_cannot_be_replaced_is_told_once_and_leaves_nothing_behind() throws Exception {
    Files.createDirectories(file().resolve("a folder in place of the file"));
    assertToldOnceAndGranted();
    try (Stream<Path> files = Files.list(file().getParent())) {
      assertEquals(2, files.count(), "the folder and the lock");
    }
  }

  private void assertToldOnceAndGranted() throws InterruptedException {
    ListAppender<ILoggingEvent> log = new ListAppender<>();
    Logger logger = (Logger) LoggerFactory.getLogger(SharedFile.class);
    logger.addAppender(log);
    log.start();
    try {
      LastAsked lastAsked = process();
      assertEquals(Optional.empty(), lastAsked.claim(POOL));
      assertEquals(Optional.empty(), lastAsked.claim(POOL));
    } finally {
      logger.detachAppender(log);
    }
    assertEquals(1, log.list.size(), log.list::toString);
    String line = log.list.getFirst().getFormattedMessage();
    assertTrue(line.startsWith(file() + " cannot be used ("), line);
    assertEquals(null, log.list.getFirst().getThrowableProxy());
  }

  @Test
  void of_many_threads_exactly_one_may_ask() throws Exception {
    List<Callable<Boolean>> claims =
        IntStream.range(0, 64)
            .<Callable<Boolean>>mapToObj(_ -> () -> process().claim(POOL).isEmpty())
            .toList();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      int granted = 0;
      for (Future<Boolean> claim : threads.invokeAll(claims)) {
        granted += claim.get() ? 1 : 0;
      }
      assertEquals(1, granted);
    }
  }

  @Test
  void of_two_processes_exactly_one_may_ask() throws Exception {
    Process a = claimer("forwards");
    Process b = claimer("backwards");
    try (BufferedReader ofA = a.inputReader(UTF_8);
        BufferedReader ofB = b.inputReader(UTF_8)) {
      assertEquals(List.of("ready", "ready"), List.of(ofA.readLine(), ofB.readLine()));
      a.getOutputStream().close();
      b.getOutputStream().close();
      List<String> winners = new ArrayList<>(ofA.readAllLines());
      int ofTheFirst = winners.size();
      winners.addAll(ofB.readAllLines());
      List<String> all = IntStream.range(0, TARGETS).mapToObj(i -> "t" + i).sorted().toList();
      assertEquals(all, winners.stream().sorted().toList());
      assertTrue(ofTheFirst > 0 && ofTheFirst < TARGETS, "no race: " + ofTheFirst);
    } finally {
      a.destroy();
      b.destroy();
    }
  }

  private Process claimer(String direction) throws IOException {
    return new ProcessBuilder(
            ProcessHandle.current().info().command().orElseThrow(),
            "-cp",
            System.getProperty("java.class.path"),
            Claimer.class.getName(),
            file().toString(),
            String.valueOf(TARGETS),
            direction)
        .redirectError(ProcessBuilder.Redirect.INHERIT)
        .start();
  }
}
