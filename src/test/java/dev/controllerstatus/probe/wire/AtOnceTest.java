package dev.controllerstatus.probe.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.controllerstatus.probe.Deadline;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(10)
class AtOnceTest {
  private static final Deadline LATER = Deadline.in(Duration.ofMinutes(1));
  private final CountDownLatch never = new CountDownLatch(1);
  private final Supplier<String> waiting = this::await;

  @Test
  void results_keep_the_order_of_the_tasks_which_run_side_by_side() {
    CountDownLatch both = new CountDownLatch(2);
    Supplier<Boolean> meeting = () -> meet(both);
    assertEquals(List.of(true, true), AtOnce.all(List.of(meeting, meeting), LATER));
    assertEquals(List.of(1, 2, 3), AtOnce.all(List.of(() -> 1, () -> 2, () -> 3), LATER));
  }

  @Test
  void at_the_deadline_the_tasks_end_with_what_they_have() {
    Deadline soon = Deadline.in(Duration.ofMillis(50));
    assertEquals(List.of("done", "interrupted"), AtOnce.all(List.of(() -> "done", waiting), soon));
  }

  @Test
  void an_interrupt_is_a_deadline_too() throws Exception {
    CompletableFuture<List<String>> results = new CompletableFuture<>();
    Thread caller =
        Thread.startVirtualThread(
            () -> results.complete(AtOnce.all(List.of(() -> "done", waiting), LATER)));
    caller.interrupt();
    assertEquals(List.of("done", "interrupted"), results.get(5, TimeUnit.SECONDS));
  }

  @Test
  void a_defect_of_a_task_is_not_hidden() {
    Supplier<String> broken =
        () -> {
          throw new ArithmeticException("defect");
        };
    IllegalStateException e =
        assertThrows(IllegalStateException.class, () -> AtOnce.all(List.of(broken), LATER));
    assertTrue(e.getCause() instanceof ArithmeticException);
  }

  private String await() {
    try {
      never.await();
      return "never";
    } catch (InterruptedException e) {
      return "interrupted";
    }
  }

  private static boolean meet(CountDownLatch both) {
    both.countDown();
    try {
      return both.await(5, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      return false;
    }
  }
}
