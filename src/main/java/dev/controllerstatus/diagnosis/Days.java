package dev.controllerstatus.diagnosis;

import dev.controllerstatus.target.TargetId;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;

/**
 * Trouble that comes and goes over hours and days: too seldom for the samples of half an hour, and
 * the same story as what {@link Blips} sees while it is there.
 */
final class Days implements Rule {
  private static final int LATEST = 5;

  @Override
  public void judge(Scene scene, Notes notes) {
    if (notes.areTimesTrusted()) {
      for (Seen seen : scene.remote()) {
        scene.past().of(seen.id()).ifPresent(story -> judge(story, seen, scene, notes));
      }
    }
  }

  private static void judge(Story story, Seen seen, Scene scene, Notes notes) {
    TargetId id = seen.id();
    notes
        .find(Code.SERVICE_INTERMITTENT, id.toString())
        .ifPresentOrElse(
            draft -> tell(story, draft.since(story.since()), scene.now()),
            () -> {
              if (story.isSeen()) {
                notes.beside(tell(story, draft(story, seen), scene.now()), seen);
              }
            });
  }

  private static Draft draft(Story story, Seen seen) {
    return new Draft(Code.SERVICE_INTERMITTENT, seen.id().toString(), story.since(), 0.9)
        .value("service", seen.name())
        .value("host", seen.host());
  }

  private static Draft tell(Story story, Draft draft, Instant now) {
    List<List<Integer>> hours = story.hours();
    long of = days(story.since(), now);
    Map<String, ?> counts = Map.of("hours", hours.size(), "days", story.days(), "of", of);
    counts.forEach(draft::value);
    draft
        .value("form", story.isGrowing() ? "growing" : "days")
        .quiet(story.quiet())
        .proof(Says.FAILED_ON_DAYS, counts, List.of());
    if (story.isGrowing()) {
      draft.proof(
          Says.MORE_AND_MORE, Map.of("hours", hours.size(), "late", story.late()), List.of());
    }
    hours.subList(Math.max(0, hours.size() - LATEST), hours.size()).reversed().stream()
        .forEach(hour -> tell(hour, story.ledger(), draft));
    Bystanders.Tally others = story.bystanders().in(story.steps());
    return draft
        .proof(
            Says.HOURS_CLEAN,
            Map.of("failed", others.failed(), "of", others.attempts(), "hosts", others.hosts()),
            List.of())
        .proof(
            Says.CALM_BETWEEN,
            Map.of("calm", story.longestCalm(), "quiet", story.quiet()),
            List.of());
  }

  private static void tell(List<Integer> hour, Ledger ledger, Draft draft) {
    Map<String, ?> values =
        Map.of(
            "from", ledger.at(hour.getFirst()),
            "until", ledger.at(hour.getLast() + 1),
            "failed", hour.stream().mapToInt(ledger::failed).sum(),
            "of", hour.stream().mapToInt(ledger::attempts).sum());
    draft.proof(Says.FAILED_IN_HOUR, values, List.of());
  }

  /** The days of the calendar from one moment to another, both counted. */
  private static long days(Instant from, Instant to) {
    Instant first = from.truncatedTo(ChronoUnit.DAYS);
    return Duration.between(first, to.truncatedTo(ChronoUnit.DAYS)).toDays() + 1;
  }
}
