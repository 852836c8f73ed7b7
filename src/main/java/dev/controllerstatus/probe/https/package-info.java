/**
 * HTTP and HTTPS targets: one GET on a fresh connection, with the expected status and body.
 *
 * <p>OkHttp speaks the protocol; names, connections and trust are those of {@code probe.wire}, so
 * that every fault is told in the same words as by the other kinds. Proxies are handled here.
 */
@NullMarked
package dev.controllerstatus.probe.https;

import org.jspecify.annotations.NullMarked;
