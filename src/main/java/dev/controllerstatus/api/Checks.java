package dev.controllerstatus.api;

import dev.controllerstatus.rounds.Check;
import dev.controllerstatus.rounds.Rounds;
import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;

/** One check at a time, however many people press the button; its progress goes to the feed. */
@Singleton
public final class Checks {
  private final Rounds rounds;
  private final Feed feed;
  private @Nullable Check running;

  Checks(Rounds rounds, Feed feed) {
    this.rounds = rounds;
    this.feed = feed;
  }

  /** Checks all services now, or joins whoever does; returns when each has answered. */
  public void run() throws InterruptedException {
    start().await();
  }

  /** Starts a check, or joins the one that is running. */
  public synchronized Check start() {
    Check current = running;
    if (current == null) {
      Check started = feed.begin(rounds::check);
      running = started;
      Thread.ofVirtual().name("check").start(() -> follow(started));
      return started;
    }
    return current;
  }

  /** Whether one is running. */
  public synchronized boolean isRunning() {
    return running != null;
  }

  private void follow(Check check) {
    CheckProgress progress = new CheckProgress(isRunning -> feed.progress(check, isRunning));
    check.onEachAnswer(progress::goOn);
    try {
      check.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    end();
    progress.end();
  }

  private synchronized void end() {
    running = null;
  }
}
