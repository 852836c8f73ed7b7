package dev.controllerstatus.api;

import dev.controllerstatus.sample.Fault;
import dev.controllerstatus.sample.Stage;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/** What went wrong, in a sentence: that of the app, or one that says more. */
record FaultSentences(Wording words) {
  /**
   * One fault.
   *
   * @param timeout of the attempt
   */
  String of(Fault fault, Duration timeout) {
    String more = "status.fault." + word(fault);
    boolean isMore = words.messages().has(more);
    String key = isMore ? more : "app.fault." + fault.layer() + "." + fault.code();
    return words.times().readable(words.text(key, values(fault, timeout)));
  }

  /** A proxy that cannot be reached has words of its own. */
  private static String word(Fault fault) {
    return fault instanceof Fault.Unreachable(_, var stage) && stage == Stage.PROXY
        ? "proxy." + fault.code()
        : fault.layer() + "." + fault.code();
  }

  private Map<String, String> values(Fault fault, Duration timeout) {
    Map<String, String> values = new HashMap<>();
    values.put("detail", fault.detail());
    values.put("timeout", words.figures().took(timeout));
    values.put("stage", words.text("app.stage." + fault.detail()));
    values.put("step", words.text("status.step." + fault.detail()));
    return values;
  }
}
