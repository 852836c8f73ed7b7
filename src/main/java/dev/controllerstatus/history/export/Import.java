package dev.controllerstatus.history.export;

import dev.controllerstatus.history.Kept;
import dev.controllerstatus.history.KeptWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Brings an export of JSON Lines into a store: all of it or, where a line is damaged, nothing. */
public final class Import {
  private final Path file;

  /** Nothing is read yet. */
  public Import(Path file) {
    this.file = file;
  }

  /**
   * Reads all lines, and keeps them if all are well.
   *
   * @return how many there were
   * @throws DamagedLineException at the first that cannot be read, or does not follow in order
   */
  public long into(KeptWriter store) throws IOException, DamagedLineException {
    read(_ -> {});
    return read(store::add);
  }

  /** Takes the samples page by page. */
  private interface Taker {
    void take(List<Kept> page);
  }

  private long read(Taker taker) throws IOException, DamagedLineException {
    long count = 0;
    try (SampleLines lines = new SampleLines(Files.newInputStream(file))) {
      for (List<Kept> page = page(lines); !page.isEmpty(); page = page(lines)) {
        taker.take(page);
        count += page.size();
      }
    }
    return count;
  }

  private static List<Kept> page(SampleLines lines) throws IOException, DamagedLineException {
    List<Kept> page = new ArrayList<>();
    Optional<Kept> next = lines.next();
    while (next.isPresent()) {
      page.add(next.get());
      next = page.size() < Export.PAGE ? lines.next() : Optional.empty();
    }
    return page;
  }
}
