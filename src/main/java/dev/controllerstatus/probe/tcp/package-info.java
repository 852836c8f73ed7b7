/**
 * The kind {@code tcp}: any service on TCP, told by what it says of itself or answers to a fixed
 * question. A connection alone proves nothing, since transparent proxies accept every one.
 */
@NullMarked
package dev.controllerstatus.probe.tcp;

import org.jspecify.annotations.NullMarked;
