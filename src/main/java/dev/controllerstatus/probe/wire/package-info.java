/**
 * What every kind of probe shares on the wire: names to addresses, connect, TLS, and the one place
 * where an exception becomes a {@link dev.controllerstatus.sample.Fault}.
 */
@NullMarked
package dev.controllerstatus.probe.wire;

import org.jspecify.annotations.NullMarked;
