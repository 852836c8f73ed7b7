package dev.controllerstatus.rounds;

import dev.controllerstatus.sample.Sample;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * All targets asked at once, because a person wants to know now.
 *
 * @param answers one per target; may stay open when a target does not end in time
 * @param limit after which it is over, whatever is still open
 */
public record Check(List<CompletableFuture<Sample>> answers, Duration limit) {
  /** Copies the answers. */
  public Check {
    answers = List.copyOf(answers);
  }

  /** How many targets are asked. */
  public int total() {
    return answers.size();
  }

  /** How many have answered. */
  public int done() {
    return (int) answers.stream().filter(CompletableFuture::isDone).count();
  }

  /** Does this whenever one more has answered. */
  public void onEachAnswer(Runnable action) {
    for (CompletableFuture<Sample> answer : answers) {
      CompletableFuture<Void> _ = answer.thenRun(action);
    }
  }

  /** Waits for all answers, at most as long as the limit says. */
  public void await() throws InterruptedException {
    try {
      CompletableFuture.allOf(answers.toArray(CompletableFuture[]::new))
          .get(limit.toNanos(), TimeUnit.NANOSECONDS);
    } catch (TimeoutException | ExecutionException e) {
      // What has not answered by now keeps its last result and its age.
    }
  }
}
