package dev.controllerstatus.guard;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import dev.controllerstatus.config.Configuration;
import dev.controllerstatus.config.ConfigurationException;
import dev.controllerstatus.config.Settings;
import java.util.Map;

/** Any {@code Host} header is this box or is not; one that is must be fit for a link. */
public final class HostFuzz {
  private static final OurHosts HOSTS = hosts();

  private HostFuzz() {}

  private static OurHosts hosts() {
    try {
      return new OurHosts(Settings.read(Configuration.load(Map.of()).root()));
    } catch (ConfigurationException e) {
      throw new AssertionError(e);
    }
  }

  /** Starts what the inputs need, so that none of them pays for it. */
  public static void fuzzerInitialize() {
    fuzzerTestOneInput(new byte[0]);
  }

  /** Looks at one header. */
  public static void fuzzerTestOneInput(byte[] input) {
    HOSTS
        .find(new String(input, ISO_8859_1))
        .filter(host -> !host.matches("[A-Za-z0-9.:_\\[\\]%-]+"))
        .ifPresent(
            host -> {
              throw new AssertionError("would stand in a link: " + host);
            });
  }
}
