package dev.controllerstatus.hotspot;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A phone or computer with an address of the hotspot's.
 *
 * @param address IPv4, such as {@code 10.42.0.57}
 * @param mac lower-case with colons; that of this network, which phones make up at random
 * @param name what it calls itself; null where it says nothing. Chosen by a stranger
 * @param until when its lease ends
 */
public record Station(String address, String mac, @Nullable String name, Instant until) {}
