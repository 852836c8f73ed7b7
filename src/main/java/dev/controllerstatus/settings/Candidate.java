package dev.controllerstatus.settings;

import dev.controllerstatus.config.Changes;
import dev.controllerstatus.config.Configuration;
import dev.controllerstatus.config.Mistake;
import dev.controllerstatus.config.Settings;
import dev.controllerstatus.probe.TargetReader;
import dev.controllerstatus.probe.TargetReader.Reading;
import dev.controllerstatus.target.Target;
import dev.controllerstatus.target.Targets;
import java.util.List;

/** A whole configuration as it is or may be, read as at the start. */
record Candidate(Configuration configuration, Settings settings, Reading reading) {
  static final String BOX = Configuration.ROOT + ".box.";
  private static final String TARGETS = Configuration.ROOT + ".targets.";

  static Candidate of(Configuration unread, TargetReader reader) {
    Settings settings = Settings.read(unread.root());
    return new Candidate(unread, settings, reader.read(unread));
  }

  /**
   * What is wrong with it, as far as the app can have caused it; the rest was read at the start.
   */
  List<Mistake> mistakes() {
    return configuration.mistakes().stream()
        .filter(mistake -> mistake.key().startsWith(BOX) || mistake.key().startsWith(TARGETS))
        .toList();
  }

  /** The services that are configured, also those that are switched off, as people see them. */
  List<Target> services() {
    return new Targets(reading.configured()).services();
  }

  Group box(Revisions revisions) {
    var all = configuration.settings(BOX).stream().filter(s -> Changes.canHold(s.key())).toList();
    return new Group(BOX, false, revisions.of(all), all);
  }

  Group target(Target target, Revisions revisions) {
    String prefix = prefix(target.id().kind(), target.id().name());
    var all = configuration.settings(prefix);
    boolean isOwn = !configuration.isKnownBeneath(prefix.substring(0, prefix.length() - 1));
    return new Group(prefix, isOwn, revisions.of(all), all);
  }

  static String prefix(String kind, String name) {
    return TARGETS + kind + "." + name + ".";
  }
}
