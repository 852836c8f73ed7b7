package dev.controllerstatus.situation;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.controllerstatus.diagnosis.Cause;
import dev.controllerstatus.diagnosis.Code;
import dev.controllerstatus.diagnosis.Owner;
import dev.controllerstatus.diagnosis.Proof;
import dev.controllerstatus.diagnosis.Says;
import dev.controllerstatus.history.Episode;
import dev.controllerstatus.incident.Remarks;
import dev.controllerstatus.incident.Remarks.Acknowledgement;
import dev.controllerstatus.incident.Remarks.Note;
import dev.controllerstatus.target.TargetId;
import io.micronaut.serde.annotation.Serdeable;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A situation as it is written, what is empty included: it would be missing when it is read. What a
 * later release adds is passed over.
 */
@Serdeable
@JsonInclude(JsonInclude.Include.ALWAYS)
record SavedBody(
    String cause,
    String subject,
    String owner,
    double confidence,
    List<String> affects,
    Map<String, String> values,
    List<ProofBody> proofs,
    long quietMs,
    Instant seen,
    @Nullable RemarkBody note,
    @Nullable RemarkBody acknowledged) {
  @Serdeable
  @JsonInclude(JsonInclude.Include.ALWAYS)
  record ProofBody(String says, Map<String, String> values, List<Long> samples) {}

  @Serdeable
  record RemarkBody(@Nullable String text, String by, Instant at) {}

  static SavedBody of(Situation situation) {
    Cause cause = situation.cause();
    Note note = situation.remarks().note();
    Acknowledgement by = situation.remarks().acknowledged();
    return new SavedBody(
        cause.code().word(),
        cause.subject(),
        cause.owner().word(),
        cause.confidence(),
        cause.affects().stream().map(TargetId::toString).sorted().toList(),
        cause.values(),
        cause.proofs().stream()
            .map(proof -> new ProofBody(proof.says().word(), proof.values(), proof.samples()))
            .toList(),
        cause.quiet().toMillis(),
        situation.seen(),
        note == null ? null : new RemarkBody(note.text(), note.by(), note.at()),
        by == null ? null : new RemarkBody(null, by.by(), by.at()));
  }

  /** The situation again; empty for a cause that this release does not know. */
  Optional<Situation> situation(Episode episode) {
    return Code.of(cause)
        .map(
            code ->
                new Situation(
                    episode.id(), cause(code, episode.since()), seen, episode.until(), remarks()));
  }

  private Cause cause(Code code, Instant since) {
    return new Cause(
        code,
        subject,
        find(Owner.values(), Owner::word, owner).orElse(Owner.UNKNOWN),
        since,
        confidence,
        affects.stream().flatMap(id -> TargetId.parse(id).stream()).collect(Collectors.toSet()),
        values,
        proofs.stream().flatMap(SavedBody::proof).toList(),
        Duration.ofMillis(quietMs));
  }

  private static Stream<Proof> proof(ProofBody body) {
    return find(Says.values(), Says::word, body.says()).stream()
        .map(says -> new Proof(says, body.values(), body.samples()));
  }

  private static <T> Optional<T> find(T[] all, Function<T, String> word, String found) {
    return Arrays.stream(all).filter(one -> word.apply(one).equals(found)).findAny();
  }

  private Remarks remarks() {
    return new Remarks(
        note == null || note.text() == null ? null : new Note(note.text(), note.by(), note.at()),
        acknowledged == null ? null : new Acknowledgement(acknowledged.by(), acknowledged.at()));
  }
}
