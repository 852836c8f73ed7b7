package dev.controllerstatus.history.export;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.controllerstatus.history.Kept;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.util.Optional;

/** Reads the samples of JSON Lines one by one. */
final class SampleLines implements AutoCloseable {
  /** In characters: several times what a sample can have, so that no file fills the memory. */
  static final int LONGEST = 1 << 20;

  private final BufferedReader in;
  private long number;
  private long last = Long.MIN_VALUE;

  SampleLines(InputStream in) {
    this.in = new BufferedReader(new InputStreamReader(in, UTF_8), 1 << 16);
  }

  /** The next sample; empty at the end. */
  Optional<Kept> next() throws IOException, DamagedLineException {
    Optional<String> line = line();
    return line.isEmpty() ? Optional.empty() : Optional.of(kept(line.get()));
  }

  private Kept kept(String line) throws DamagedLineException {
    if (number == 1 && (line + "\n").equals(SampleRow.HEADER)) {
      throw damaged("this is CSV; only JSON Lines can be read");
    }
    Kept kept = SampleLine.parse(number, line);
    if (kept.id() <= last) {
      throw damaged("id is %d, but the line before has %d".formatted(kept.id(), last));
    }
    last = kept.id();
    return kept;
  }

  private Optional<String> line() throws IOException, DamagedLineException {
    number++;
    StringBuilder line = new StringBuilder();
    int c = in.read();
    if (c < 0) {
      return Optional.empty();
    }
    for (; c >= 0 && c != '\n'; c = in.read()) {
      if (line.length() == LONGEST) {
        throw damaged("longer than %d characters".formatted(LONGEST));
      }
      line.append((char) c);
    }
    return Optional.of(line.toString());
  }

  private DamagedLineException damaged(String fault) {
    return new DamagedLineException(number, new UnfitException(fault));
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
