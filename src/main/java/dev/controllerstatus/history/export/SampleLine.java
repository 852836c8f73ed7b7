package dev.controllerstatus.history.export;

import dev.controllerstatus.history.ClockState;
import dev.controllerstatus.history.Kept;
import dev.controllerstatus.sample.Sample;
import dev.controllerstatus.target.TargetId;

/**
 * A sample as one JSON object in one line of ASCII. Durations are whole microseconds; what is read
 * back equals what was written, if it had no fractions of them.
 */
public final class SampleLine {
  /** Changes when a reader of before would misunderstand a line, not when a field is added. */
  static final int VERSION = 1;

  private SampleLine() {}

  /** The line, without its end. */
  public static String of(Kept kept) {
    Sample sample = kept.sample();
    Fields line =
        new Fields()
            .put("v", VERSION)
            .put("id", kept.id())
            .put("target", sample.target().toString())
            .put("at", sample.at())
            .put("clock", kept.clock())
            .put("late", sample.late());
    OutcomeFields.put(sample.outcome(), line);
    return Json.write(line.values());
  }

  /**
   * The sample of a line; fields that this release does not know are passed over.
   *
   * @param number of the line, from 1, for the message
   */
  public static Kept parse(long number, String line) throws DamagedLineException {
    try {
      return kept(Fields.parse(line));
    } catch (UnfitException e) {
      throw new DamagedLineException(number, e);
    }
  }

  private static Kept kept(Fields line) throws UnfitException {
    long version = line.number("v");
    if (version != VERSION) {
      throw line.unknown("v", Long.toString(version));
    }
    return new Kept(
        line.number("id"),
        line.word("clock", ClockState.class),
        new Sample(
            target(line), line.instant("at"), line.duration("late"), OutcomeFields.read(line)));
  }

  private static TargetId target(Fields line) throws UnfitException {
    return TargetId.parse(line.text("target"))
        .orElseThrow(() -> line.unfit("target", "is not of the form kind/name"));
  }
}
