package dev.controllerstatus.situation;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.controllerstatus.diagnosis.Cause;
import dev.controllerstatus.diagnosis.Code;
import dev.controllerstatus.diagnosis.Proof;
import dev.controllerstatus.diagnosis.Says;
import dev.controllerstatus.history.MemoryEpisodes;
import dev.controllerstatus.target.TargetId;
import io.micronaut.serde.ObjectMapper;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ArchiveTest {
  private static final Instant SINCE = Instant.parse("2026-11-20T15:27:00.120Z");
  private final Archive archive = new Archive(new MemoryEpisodes(), ObjectMapper.getDefault());

  private Situation readAgain(String subject, Set<TargetId> affects, List<Proof> proofs) {
    Cause cause =
        new Cause(
            Code.LINK_UNSTABLE,
            subject,
            Code.LINK_UNSTABLE.owner(),
            SINCE,
            0.95,
            affects,
            Map.of(),
            proofs,
            Duration.ofMinutes(1));
    Situation situation = new Situation("s-1", cause, SINCE, null, Situations.NO_REMARKS);
    archive.put(situation);
    assertEquals(List.of(situation), archive.between(Instant.EPOCH, SINCE.plusSeconds(1)));
    return archive.find("s-1").orElseThrow();
  }

  @Test
  void what_a_whole_site_suffers_is_read_as_it_was_written() {
    Situation read = readAgain("", Set.of(), List.of());
    assertEquals("", read.cause().subject());
  }

  @Test
  void what_one_service_suffers_is_read_as_it_was_written() {
    TargetId target = new TargetId("https", "backend");
    Proof proof = new Proof(Says.CARRIER_CHANGES, Map.of("count", "4"), List.of(7L, 8L));
    Situation read = readAgain("https/backend", Set.of(target), List.of(proof));
    assertEquals(List.of(proof), read.cause().proofs());
  }
}
