package dev.controllerstatus.history.sqlite;

import dev.controllerstatus.history.Discontinuity;
import dev.controllerstatus.history.Discontinuity.Cause;
import dev.controllerstatus.history.Episode;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Episodes and discontinuities found on the pages of a damaged file. */
final class Remains {
  private static final Pattern EPISODE = Pattern.compile("nti[in]t");
  private static final Pattern DISCONTINUITY = Pattern.compile("nt[in][in]");

  private Remains() {}

  static void copy(Scan scan, Store to) throws SQLException, IOException {
    List<Episode> episodes = new ArrayList<>();
    List<Discontinuity> breaks = new ArrayList<>();
    scan.each(
        row -> {
          if (row.hasShape(EPISODE)) {
            episodes.add(episode(row));
          } else if (row.hasShape(DISCONTINUITY)) {
            discontinuity(row).ifPresent(breaks::add);
          }
        });
    to.write(new Batch(List.of(), breaks, episodes), Optional.empty());
  }

  private static Episode episode(Found row) {
    Instant since = Instant.ofEpochMilli(row.number(2));
    return new Episode(row.text(1), since, instant(row.numberOrNone(3)), row.text(4));
  }

  private static Optional<Discontinuity> discontinuity(Found row) {
    return Arrays.stream(Cause.values())
        .filter(cause -> cause.name().equals(row.text(1)))
        .findFirst()
        .map(
            cause ->
                new Discontinuity(
                    row.key(), cause, instant(row.numberOrNone(2)), instant(row.numberOrNone(3))));
  }

  private static @Nullable Instant instant(@Nullable Long millis) {
    return millis == null ? null : Instant.ofEpochMilli(millis);
  }
}
