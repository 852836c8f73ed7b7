package dev.controllerstatus.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.micronaut.serde.annotation.Serdeable;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The state of the box and all its services at one moment.
 *
 * @param boxId stays the same for the life of the box's data folder
 * @param light {@code green}, {@code yellow}, {@code red} or {@code grey}
 * @param situations what is wrong: those that are open, the worst first
 * @param events what happened lately and needs nobody, such as a fail-over that worked
 */
@Serdeable
@JsonInclude(JsonInclude.Include.ALWAYS)
public record StatusBody(
    String boxId,
    String boxName,
    String version,
    Instant at,
    String light,
    List<ServiceBody> services,
    List<SituationBody> situations,
    List<HappenedBody> events,
    BoxBody box,
    RecordingBody recording) {

  /**
   * Something that happened.
   *
   * @param event its sort, such as {@code gateway.failover}
   * @param values what the sentence names
   */
  @Serdeable
  public record HappenedBody(String event, Instant at, String says, Map<String, String> values) {}

  /**
   * One service and its latest result.
   *
   * @param light the service's light
   * @param reason the rule that made the light, such as {@code slow} or {@code not-configured}
   * @param says the same in one sentence
   * @param latencyMs response time in milliseconds; null without a fresh success
   * @param at when the latest attempt began; null before the first of this process
   * @param situation the situation that explains the light, if there is one
   */
  @Serdeable
  @JsonInclude(JsonInclude.Include.ALWAYS)
  public record ServiceBody(
      String id,
      String name,
      String purpose,
      String effect,
      String kind,
      @Nullable String url,
      @Nullable String host,
      @Nullable Integer port,
      boolean essential,
      String light,
      String reason,
      String says,
      @Nullable BigDecimal latencyMs,
      @Nullable PhasesBody phases,
      @Nullable Instant at,
      long everyMs,
      @Nullable FaultBody fault,
      List<FactBody> facts,
      @Nullable String situation) {}

  /** How long each step took, in milliseconds; null for a step that was not needed or not done. */
  @Serdeable
  @JsonInclude(JsonInclude.Include.ALWAYS)
  public record PhasesBody(
      @Nullable BigDecimal resolveMs,
      @Nullable BigDecimal connectMs,
      @Nullable BigDecimal tlsMs,
      @Nullable BigDecimal answerMs,
      BigDecimal totalMs) {}

  /**
   * Why the latest attempt failed.
   *
   * @param layer local, unresolved, unreachable, untrusted, refused, clock, protocol or slow
   * @param code the reason within the layer
   * @param detail the stage that failed, or what the far end said
   */
  @Serdeable
  @JsonInclude(JsonInclude.Include.ALWAYS)
  public record FaultBody(String layer, String code, String detail) {}

  /**
   * Something noticed on the way.
   *
   * @param fact what sort of thing, such as {@code certificate}
   * @param says the thing itself
   * @param until when it ends, for a certificate
   */
  @Serdeable
  @JsonInclude(JsonInclude.Include.ALWAYS)
  public record FactBody(String fact, String says, @Nullable Instant until) {}

  /**
   * How the box itself is connected.
   *
   * @param uplink {@code ethernet}, {@code wifi} or {@code none}
   * @param hotspot {@code unavailable}, {@code off}, {@code starting}, {@code up}, {@code
   *     stopping}, {@code failed}, or {@code lent} while the radio looks for another network
   * @param hotspotTrouble why it is unavailable or failed, such as {@code no-network-manager}; else
   *     null
   * @param clockOffsetMs how far the box's clock is behind the time server's; null when unknown
   */
  @Serdeable
  @JsonInclude(JsonInclude.Include.ALWAYS)
  public record BoxBody(
      String uplink,
      @JsonProperty("interface") @Nullable String networkInterface,
      @Nullable String address,
      @Nullable String gateway,
      List<String> resolvers,
      String hotspot,
      @Nullable String hotspotTrouble,
      @Nullable BigDecimal clockOffsetMs) {}

  /**
   * How the keeping of samples goes.
   *
   * @param writes whether samples reach the disk
   * @param trouble why not: disk-full, read-only, not-permitted, disk-error or being-repaired
   * @param since when that began
   * @param says the same in a sentence, and what to do
   * @param repaired what was done about a damaged file since the start, in a sentence
   */
  @Serdeable
  @JsonInclude(JsonInclude.Include.ALWAYS)
  public record RecordingBody(
      boolean writes,
      @Nullable String trouble,
      @Nullable Instant since,
      @Nullable String says,
      @Nullable String repaired) {}
}
