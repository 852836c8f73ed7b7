package dev.controllerstatus.api;

import dev.controllerstatus.api.StatusBody.RecordingBody;
import dev.controllerstatus.history.Recording;
import dev.controllerstatus.history.Recording.Repair;
import dev.controllerstatus.history.Recording.Trouble;
import java.util.Map;

/** How the keeping of the past goes, in words. */
record RecordingWords(Wording words) {
  RecordingBody of(Recording recording) {
    Trouble trouble = recording.trouble().orElse(null);
    Repair repair = recording.repair().orElse(null);
    return new RecordingBody(
        trouble == null,
        trouble == null ? null : trouble.kind().word(),
        trouble == null ? null : trouble.since(),
        trouble == null ? null : says(trouble),
        repair == null ? null : says(repair));
  }

  private String says(Trouble trouble) {
    String why =
        words.text("status.recording." + trouble.kind().word(), Map.of("detail", trouble.detail()));
    return words.text(
        "status.recording.says", Map.of("since", words.times().of(trouble.since()), "why", why));
  }

  private String says(Repair repair) {
    return words.text(
        "status.recording.repaired",
        Map.of(
            "samples", words.figures().of(repair.samples()),
            "at", words.times().of(repair.at()),
            "file", repair.setAside()));
  }
}
