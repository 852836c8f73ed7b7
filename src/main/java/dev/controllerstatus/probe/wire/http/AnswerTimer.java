package dev.controllerstatus.probe.wire.http;

import dev.controllerstatus.probe.Attempt;
import dev.controllerstatus.sample.Stage;
import java.time.Duration;
import okhttp3.Call;
import okhttp3.EventListener;
import okhttp3.Handshake;
import okhttp3.Request;
import org.jspecify.annotations.Nullable;

/** Tells an attempt what OkHttp is at, and how long each step took. */
public final class AnswerTimer extends EventListener {
  private final Attempt attempt;
  private long since = System.nanoTime();
  private Duration answer = Duration.ZERO;

  /** For this attempt. */
  public AnswerTimer(Attempt attempt) {
    this.attempt = attempt;
  }

  /** From the end of the request to the first of the answer. */
  public Duration answer() {
    return answer;
  }

  @Override
  public void secureConnectStart(Call call) {
    attempt.enter(Stage.TLS);
    since = System.nanoTime();
  }

  @Override
  public void secureConnectEnd(Call call, @Nullable Handshake handshake) {
    attempt.took(Stage.TLS, elapsed());
  }

  @Override
  public void requestHeadersStart(Call call) {
    attempt.enter(Stage.ANSWER);
  }

  @Override
  public void requestHeadersEnd(Call call, Request request) {
    since = System.nanoTime();
  }

  @Override
  public void responseHeadersStart(Call call) {
    answer = elapsed();
    attempt.took(Stage.ANSWER, answer);
  }

  private Duration elapsed() {
    return Duration.ofNanos(System.nanoTime() - since);
  }
}
