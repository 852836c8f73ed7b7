package dev.controllerstatus.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.controllerstatus.api.StatusBody.FaultBody;
import dev.controllerstatus.api.StatusBody.PhasesBody;
import io.micronaut.serde.annotation.Serdeable;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is remembered of one service: in steps of time, or attempt by attempt.
 *
 * @param from the beginning of the first step that the window touches, or of the window itself
 * @param to the end of the last step that the window touches, or of the window itself
 * @param stepMs time from one point to the next; null for single attempts
 * @param points oldest first, without the steps of which nothing is known; null for single attempts
 * @param samples in the order in which they were taken; null for steps
 * @param gaps breaks of the record: no attempts, or times that do not simply go on
 * @param summary all of it taken together
 * @param firstAt when the first attempt was made that anything is still known of
 * @param lastChangeAt when the first of all the latest attempts was made that came to the same,
 *     success or failure
 */
@Serdeable
@JsonInclude(JsonInclude.Include.ALWAYS)
public record HistoryBody(
    String id,
    Instant from,
    Instant to,
    @Nullable Long stepMs,
    @Nullable List<PointBody> points,
    @Nullable List<SampleBody> samples,
    List<GapBody> gaps,
    SummaryBody summary,
    @Nullable Instant firstAt,
    @Nullable Instant lastChangeAt) {

  /**
   * One step of time. Latencies are those of successful attempts, in milliseconds; null without
   * any.
   *
   * @param attempts all that came to something, failures among them
   * @param failed attempts that failed
   * @param skipped times when the service's terms did not allow an attempt
   * @param inconclusive times when the check itself broke
   * @param faults how many attempts failed for what, by {@code layer/code}
   */
  @Serdeable
  @JsonInclude(JsonInclude.Include.ALWAYS)
  public record PointBody(
      Instant from,
      long attempts,
      long failed,
      long skipped,
      long inconclusive,
      Map<String, Long> faults,
      @Nullable BigDecimal minMs,
      @Nullable BigDecimal p50Ms,
      @Nullable BigDecimal p95Ms,
      @Nullable BigDecimal p99Ms,
      @Nullable BigDecimal maxMs) {}

  /**
   * All steps or attempts of the answer, with the figures of a step.
   *
   * @param availability share of the attempts that reached the service, 0 to 1; a refused login
   *     counts as reached; null without any attempt
   */
  @Serdeable
  @JsonInclude(JsonInclude.Include.ALWAYS)
  public record SummaryBody(
      @Nullable BigDecimal availability,
      long attempts,
      long failed,
      long skipped,
      long inconclusive,
      Map<String, Long> faults,
      @Nullable BigDecimal minMs,
      @Nullable BigDecimal p50Ms,
      @Nullable BigDecimal p95Ms,
      @Nullable BigDecimal p99Ms,
      @Nullable BigDecimal maxMs) {}

  /**
   * One attempt.
   *
   * @param number grows from attempt to attempt, whatever the clock does
   * @param at when it began
   * @param clock whether that time can be believed: {@code synchronised}, {@code unsynchronised} or
   *     {@code unknown}
   * @param outcome {@code up}, {@code down}, {@code skipped} or {@code inconclusive}
   * @param latencyMs response time in milliseconds; null without a success
   * @param fault why it failed; null without a failure
   */
  @Serdeable
  @JsonInclude(JsonInclude.Include.ALWAYS)
  public record SampleBody(
      long number,
      Instant at,
      String clock,
      String outcome,
      @Nullable BigDecimal latencyMs,
      @Nullable PhasesBody phases,
      @Nullable FaultBody fault) {}

  /**
   * A break of the record.
   *
   * @param from the time on the clock when it began; null when nobody knows
   * @param to the time on the clock when it ended, earlier than {@code from} where the clock was
   *     set back; null as long as it lasts
   * @param why {@code stopped}, {@code interrupted}, {@code clock-set}, {@code not-written} or
   *     {@code damaged}
   */
  @Serdeable
  @JsonInclude(JsonInclude.Include.ALWAYS)
  public record GapBody(@Nullable Instant from, @Nullable Instant to, String why) {}
}
