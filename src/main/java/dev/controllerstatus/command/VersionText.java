package dev.controllerstatus.command;

import dev.controllerstatus.api.Version;
import picocli.CommandLine.IVersionProvider;

/** What {@code --version} prints. */
final class VersionText implements IVersionProvider {
  @Override
  public String[] getVersion() {
    return new String[] {"Controller Status " + Version.current()};
  }
}
