/**
 * What the kinds on HTTP share: the OkHttp client of one attempt, around a connection that is made
 * by {@code probe.wire}; proxies on the way; logins.
 */
@NullMarked
package dev.controllerstatus.probe.wire.http;

import org.jspecify.annotations.NullMarked;
