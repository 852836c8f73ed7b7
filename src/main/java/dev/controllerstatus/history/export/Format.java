package dev.controllerstatus.history.export;

import dev.controllerstatus.history.Kept;
import java.util.Locale;

/** The forms of an export. */
public enum Format {
  /** For spreadsheets: a header and one row a sample. */
  CSV("text/csv;charset=utf-8;header=present", SampleRow.HEADER),
  /** For programs, and to be imported again: one JSON object a sample and line. */
  JSONL("application/jsonl", "");

  private final String mediaType;
  private final String header;

  Format(String mediaType, String header) {
    this.mediaType = mediaType;
    this.header = header;
  }

  /** The end of its files' names, without a dot. */
  public String extension() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** What it is called on the web. */
  public String mediaType() {
    return mediaType;
  }

  /** What comes before the first sample. */
  String header() {
    return header;
  }

  /** One sample, with its end of line. */
  String line(Kept kept) {
    return switch (this) {
      case CSV -> SampleRow.of(kept);
      case JSONL -> SampleLine.of(kept) + "\n";
    };
  }
}
