package dev.controllerstatus.diagnosis;

import dev.controllerstatus.history.Kept;
import dev.controllerstatus.target.TargetId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** A cause while it is being put together. */
final class Draft {
  static final Duration QUIET = Duration.ofSeconds(10);
  private final Code code;
  private final String subject;
  private Instant since;
  private final double confidence;
  private final Set<TargetId> affects = new TreeSet<>();
  private final Map<String, String> values = new TreeMap<>();
  private final List<Proof> proofs = new ArrayList<>();
  private Duration quiet = QUIET;
  private Owner owner;

  Draft(Code code, String subject, Instant since, double confidence) {
    this.code = code;
    this.subject = subject;
    this.since = since;
    this.confidence = confidence;
    this.owner = code.owner();
  }

  Code code() {
    return code;
  }

  boolean isOf(Code other, String what) {
    return code == other && subject.equals(what);
  }

  Set<TargetId> affected() {
    return affects;
  }

  Draft owner(Owner other) {
    owner = other;
    return this;
  }

  Draft affects(Collection<Seen> services) {
    services.forEach(seen -> affects.add(seen.id()));
    return this;
  }

  /** It began earlier than was known, or when it was known. */
  Draft since(Instant other) {
    since = other.isBefore(since) ? other : since;
    return this;
  }

  Draft value(String name, Object value) {
    values.put(name, value.toString());
    return this;
  }

  Draft quiet(Duration duration) {
    quiet = duration;
    return this;
  }

  Draft proof(Says says, Map<String, ?> named, Kept... samples) {
    return proof(says, named, List.of(samples));
  }

  Draft proof(Says says, Map<String, ?> named, List<Kept> samples) {
    Map<String, String> texts = new TreeMap<>();
    named.forEach((name, value) -> texts.put(name, value.toString()));
    proofs.add(new Proof(says, texts, samples.stream().map(Kept::id).distinct().toList()));
    return this;
  }

  Cause done() {
    return new Cause(code, subject, owner, since, confidence, affects, values, proofs, quiet);
  }
}
