package dev.controllerstatus.portal;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.micronaut.serde.annotation.Serdeable;
import org.jspecify.annotations.Nullable;

/**
 * Whether a device should see the portal, RFC 8908 section 5.
 *
 * @param portal absent once the Wi-Fi is kept
 * @param venue what Android offers to open in a real browser
 */
@Serdeable
@JsonInclude(JsonInclude.Include.NON_NULL)
record CaptiveBody(
    boolean captive,
    @JsonProperty("user-portal-url") @Nullable String portal,
    @JsonProperty("venue-info-url") String venue) {}
