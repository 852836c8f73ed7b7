package dev.controllerstatus.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.controllerstatus.api.StatusBody.FaultBody;
import io.micronaut.serde.annotation.Serdeable;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A trouble that lasts or has lasted, whose it is to mend, and what people noted about it.
 *
 * @param cause its code; {@code unknown} as long as nobody can tell
 * @param owner who can mend it: electrician, site-it, isp, provider, operator or unknown
 * @param ownerName the same for people
 * @param severity {@code down} or {@code impaired}: how bad it is now or, if it is over, has been
 * @param since when the first attempt began that shows it
 * @param severitySince since when it has been as bad as it is now
 * @param seen when it was seen last; an open one that is not seen any more is being watched
 * @param until when it was over; null while it is open
 * @param confidence of the cause, 0 to 1; null as long as none is known
 * @param sentence the whole of it, for people
 * @param nextStep what to do; null as long as no cause is known
 * @param effect what it means for charging; empty while the services do their work
 * @param affects ids of the services
 * @param values what the sentence names, for those who word it themselves
 * @param timeline how it went on, oldest first: the first ten transitions and the latest fifty
 * @param leftOut how many transitions are missing between those
 */
@Serdeable
@JsonInclude(JsonInclude.Include.ALWAYS)
public record SituationBody(
    String id,
    String cause,
    String owner,
    String ownerName,
    String severity,
    Instant since,
    Instant severitySince,
    Instant seen,
    @Nullable Instant until,
    @Nullable Double confidence,
    String sentence,
    @Nullable String nextStep,
    String effect,
    List<String> affects,
    Map<String, String> values,
    List<EvidenceBody> evidence,
    List<TransitionBody> timeline,
    int leftOut,
    @Nullable NoteBody note,
    @Nullable AcknowledgedBody acknowledged) {
  /** What stands for the code of a cause or an owner that nobody knows. */
  static final String UNKNOWN = "unknown";

  /**
   * Why the box says so.
   *
   * @param proof the sort of proof, for those who word it themselves
   * @param values what it names
   * @param samples ids of attempts that show it
   */
  @Serdeable
  @JsonInclude(JsonInclude.Include.ALWAYS)
  public record EvidenceBody(
      String says, String proof, Map<String, String> values, List<String> samples) {}

  /**
   * From here on it looked different.
   *
   * @param at when the first attempt began that showed it
   * @param service id of the service that it was an attempt of
   * @param light what that attempt found; grey when the service is not checked any more
   * @param severity of the situation with that attempt
   * @param fault why it failed; null for a success
   * @param says the same in one sentence
   * @param sample id of the attempt, if it is known
   */
  @Serdeable
  @JsonInclude(JsonInclude.Include.ALWAYS)
  public record TransitionBody(
      Instant at,
      String service,
      String light,
      String severity,
      @Nullable FaultBody fault,
      String says,
      @Nullable String sample) {
    /** The same, told of a service by its name. */
    TransitionBody of(String name) {
      return new TransitionBody(at, service, light, severity, fault, name + ": " + says, sample);
    }
  }

  /** What an operator wrote. */
  @Serdeable
  @JsonInclude(JsonInclude.Include.ALWAYS)
  public record NoteBody(String text, String by, Instant at) {}

  /** Who knows of it. */
  @Serdeable
  @JsonInclude(JsonInclude.Include.ALWAYS)
  public record AcknowledgedBody(String by, Instant at) {}

  /**
   * A new note.
   *
   * @param note 2,000 characters at most; a blank one removes what was noted
   */
  @Serdeable
  record NewNoteBody(@JsonProperty(required = true) String note) {}
}
