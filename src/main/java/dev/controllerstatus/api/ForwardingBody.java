package dev.controllerstatus.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.controllerstatus.situation.Situation;
import io.micronaut.serde.annotation.Serdeable;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Whether traffic passes the firewall.
 *
 * @param passes false only while it is proven that nothing does
 * @param cause why not, such as {@code gateway.not-forwarding}
 * @param since since when not
 */
@Serdeable
@JsonInclude(JsonInclude.Include.ALWAYS)
record ForwardingBody(boolean passes, @Nullable String cause, @Nullable Instant since) {
  static ForwardingBody of(Optional<Situation> trouble) {
    return trouble
        .map(s -> new ForwardingBody(false, s.cause().code().word(), s.since()))
        .orElseGet(() -> new ForwardingBody(true, null, null));
  }
}
