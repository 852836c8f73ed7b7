package dev.controllerstatus.api;

import dev.controllerstatus.api.StatusBody.RecordingBody;
import dev.controllerstatus.history.Recording;
import dev.controllerstatus.history.Recording.Repair;
import dev.controllerstatus.history.Recording.Trouble;

/** How the keeping of the past goes, in words. */
final class RecordingWords {
  private RecordingWords() {}

  static RecordingBody of(Recording recording) {
    Trouble trouble = recording.trouble().orElse(null);
    Repair repair = recording.repair().orElse(null);
    return new RecordingBody(
        trouble == null,
        trouble == null ? null : trouble.kind().word(),
        trouble == null ? null : trouble.since(),
        trouble == null ? null : says(trouble),
        repair == null ? null : says(repair));
  }

  private static String says(Trouble trouble) {
    return "Nothing is recorded since %s: %s. The checks go on."
        .formatted(Times.of(trouble.since()), why(trouble));
  }

  private static String why(Trouble trouble) {
    return switch (trouble.kind()) {
      case DISK_FULL ->
          "the box's disk is full; recording goes on by itself as soon as there is room";
      case READ_ONLY ->
          "the box's disk has turned read-only, as worn-out memory cards do; restart the box, and"
              + " replace the card if it happens again";
      case NOT_PERMITTED ->
          "the service may not write to its data folder; give the folder to the user it runs as";
      case DISK_ERROR -> "the box's disk reports errors (" + trouble.detail() + ")";
      case BEING_REPAIRED -> "its file was damaged and is being repaired";
    };
  }

  private static String says(Repair repair) {
    return ("The history was damaged; %,d samples were saved at %s. The damaged file is kept as %s"
            + " in the data folder.")
        .formatted(repair.samples(), Times.of(repair.at()), repair.setAside());
  }
}
