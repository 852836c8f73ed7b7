package dev.controllerstatus.incident;

import dev.controllerstatus.light.Light;
import dev.controllerstatus.sample.Fault;
import io.micronaut.serde.annotation.Serdeable;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The body of an incident's episode. A later version may add fields, and must read these. */
@Serdeable
record SavedBody(
    String target,
    String severity,
    String worst,
    Instant severitySince,
    int attempts,
    int failed,
    int impaired,
    List<SeenBody> timeline,
    int leftOut,
    @Nullable RemarkBody note,
    @Nullable RemarkBody acknowledged,
    CourseBody course,
    long position) {

  /** One attempt: of the timeline with a severity, of the rules' window without. */
  @Serdeable
  record SeenBody(
      Instant at,
      String light,
      @Nullable FaultBody fault,
      @Nullable String severity,
      @Nullable Long sample) {
    static SeenBody of(Transition seen) {
      FaultBody fault = FaultBody.of(seen.fault());
      return new SeenBody(
          seen.at(), seen.light().word(), fault, seen.severity().word(), seen.sample());
    }

    static SeenBody of(Evidence seen) {
      return new SeenBody(
          seen.at(), seen.light().word(), FaultBody.of(seen.fault()), null, seen.sample());
    }

    Transition transition(Severity unsaid) {
      Severity said = severity == null ? unsaid : SavedBody.severityOf(severity);
      return new Transition(at, SavedBody.lightOf(light), FaultBody.fault(fault), said, sample);
    }

    Evidence evidence() {
      long id = sample == null ? 0 : sample;
      return new Evidence(at, SavedBody.lightOf(light), FaultBody.fault(fault), id);
    }
  }

  /** A fault by its words. */
  @Serdeable
  record FaultBody(String layer, String code, String detail) {
    static @Nullable FaultBody of(@Nullable Fault fault) {
      return fault == null ? null : new FaultBody(fault.layer(), fault.code(), fault.detail());
    }

    /** Null also for words that this version does not know: the light still says enough. */
    static @Nullable Fault fault(@Nullable FaultBody body) {
      return body == null ? null : Fault.of(body.layer, body.code, body.detail).orElse(null);
    }
  }

  /** A note; an acknowledgement is one without a text. */
  @Serdeable
  record RemarkBody(@Nullable String text, String by, Instant at) {}

  /** What the rules remember; whether an incident is open is known from the episode. */
  @Serdeable
  record CourseBody(
      List<SeenBody> window,
      RunBody quiet,
      RunBody reached,
      int relapses,
      long calmMs,
      @Nullable Instant last) {
    static CourseBody of(Course course) {
      return new CourseBody(
          course.window().stream().map(SeenBody::of).toList(),
          RunBody.of(course.quiet()),
          RunBody.of(course.reached()),
          course.relapses(),
          course.calm().toMillis(),
          course.last());
    }

    Course course(@Nullable Severity open) {
      return new Course(
          window.stream().map(SeenBody::evidence).toList(),
          open,
          quiet.run(),
          reached.run(),
          relapses,
          Duration.ofMillis(calmMs),
          last);
    }
  }

  /** Attempts in a row. */
  @Serdeable
  record RunBody(int attempts, long lastedMs, @Nullable Instant first) {
    static RunBody of(Run run) {
      return new RunBody(run.attempts(), run.lasted().toMillis(), run.first());
    }

    Run run() {
      return new Run(attempts, Duration.ofMillis(lastedMs), first);
    }
  }

  static Severity severityOf(String word) {
    return Severity.valueOf(word.toUpperCase(Locale.ROOT));
  }

  static Light lightOf(String word) {
    return Light.valueOf(word.toUpperCase(Locale.ROOT));
  }
}
