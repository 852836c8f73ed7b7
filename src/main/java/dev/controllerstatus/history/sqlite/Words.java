package dev.controllerstatus.history.sqlite;

import dev.controllerstatus.history.ClockState;
import dev.controllerstatus.history.Kept;
import dev.controllerstatus.target.TargetId;
import java.io.IOException;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The names of targets and the words of samples in a damaged file. Where the two copies differ,
 * both are known; a sample tells by its check which is right.
 */
final class Words {
  private static final Pattern TARGET = Pattern.compile("ntt[in]?");
  private static final Pattern FORM = Pattern.compile("nt");
  private static final Pattern SAMPLE = Pattern.compile("niii[in]b");

  private final Map<Long, Set<TargetId>> targets = new HashMap<>();
  private final Map<Long, Set<String>> forms = new HashMap<>();

  static Words of(Scan scan) throws IOException, SQLException {
    Words words = new Words();
    scan.each(words::learn);
    return words;
  }

  private void learn(Found row) {
    if (row.hasShape(FORM)) {
      forms.computeIfAbsent(row.key(), _ -> new HashSet<>()).add(row.text(1));
    } else if (row.hasShape(TARGET)
        && TargetId.isWord(row.text(1))
        && TargetId.isWord(row.text(2))) {
      targets
          .computeIfAbsent(row.key(), _ -> new HashSet<>())
          .add(new TargetId(row.text(1), row.text(2)));
    }
  }

  /** The target with this number, if there is no doubt about it. */
  Optional<TargetId> target(long number) {
    Set<TargetId> known = targets.getOrDefault(number, Set.of());
    return known.size() == 1 ? known.stream().findFirst() : Optional.empty();
  }

  /** The sample in a row; empty when it is none, or anything of it is damaged. */
  Optional<Kept> sample(Found row) {
    if (!row.hasShape(SAMPLE)) {
      return Optional.empty();
    }
    return targets.getOrDefault(row.number(2), Set.of()).stream()
        .flatMap(
            target ->
                forms.getOrDefault(row.number(3), Set.of()).stream()
                    .flatMap(words -> sample(row, target, words).stream()))
        .findFirst();
  }

  private static Optional<Kept> sample(Found row, TargetId target, String words) {
    Long clock = row.numberOrNone(4);
    ClockState state = clock == null ? ClockState.UNKNOWN : SampleRow.clock(clock == 1);
    return SampleRow.read(row.key(), row.number(1), state, row.bytes(5), words, target);
  }
}
