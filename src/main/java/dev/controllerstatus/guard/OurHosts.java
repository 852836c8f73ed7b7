package dev.controllerstatus.guard;

import dev.controllerstatus.certs.BoxNames;
import dev.controllerstatus.config.Settings;
import jakarta.inject.Singleton;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Tells hosts that are this box from hosts that are not. */
@Singleton
final class OurHosts {
  // Addresses change with the lease; whoever asks for strange hosts must not keep us busy.
  private static final long LOOK_AGAIN = Duration.ofSeconds(2).toNanos();
  private final Settings settings;
  private Set<String> names;
  private long lookedNanos = System.nanoTime();

  OurHosts(Settings settings) {
    this.settings = settings;
    this.names = BoxNames.of(settings);
  }

  /** The host of a {@code Host} header as it stands in a URL, if it is this box. */
  Optional<String> find(@Nullable String header) {
    return hostOf(header).filter(host -> isKnown(BoxNames.canonical(host)));
  }

  private synchronized boolean isKnown(String name) {
    if (!names.contains(name) && System.nanoTime() - lookedNanos > LOOK_AGAIN) {
      names = BoxNames.of(settings);
      lookedNanos = System.nanoTime();
    }
    return names.contains(name);
  }

  private static Optional<String> hostOf(@Nullable String header) {
    try {
      return Optional.ofNullable(URI.create("https://" + header).getHost());
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
