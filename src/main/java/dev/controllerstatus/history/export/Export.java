package dev.controllerstatus.history.export;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.controllerstatus.history.Kept;
import dev.controllerstatus.history.KeptReader;
import dev.controllerstatus.target.TargetId;
import java.util.List;
import java.util.Optional;

/** The samples of a window as text, a page at a time: never more than a page is in memory. */
public final class Export {
  /** About 200 KB of text: a read of a few milliseconds. */
  static final int PAGE = 500;

  private final KeptReader reader;
  private final Format format;
  private final Window window;
  private final Optional<TargetId> target;
  private long last = Long.MIN_VALUE;
  private long count;
  private boolean isBegun;

  /**
   * Nothing is read before the first page is asked for.
   *
   * @param target whose samples, or everybody's
   */
  public Export(KeptReader reader, Format format, Window window, Optional<TargetId> target) {
    this.reader = reader;
    this.format = format;
    this.window = window;
    this.target = target;
  }

  /** The next part of the text in UTF-8; empty at the end. */
  public Optional<byte[]> next() {
    List<Kept> page = reader.after(last, window.from(), window.to(), target, PAGE);
    StringBuilder text = new StringBuilder(isBegun ? "" : format.header());
    page.forEach(kept -> text.append(format.line(kept)));
    isBegun = true;
    count += page.size();
    last = page.isEmpty() ? last : page.getLast().id();
    return text.isEmpty() ? Optional.empty() : Optional.of(text.toString().getBytes(UTF_8));
  }

  /** How many samples have been written. */
  public long count() {
    return count;
  }

  /**
   * A name for its file, of letters, digits, dashes and dots.
   *
   * @param box what people call the box
   */
  public String fileName(String box) {
    String name =
        String.join(" ", box, target.map(TargetId::toString).orElse("samples"), window.forFiles());
    return FileNames.of(name) + "." + format.extension();
  }
}
