/**
 * The kind {@code path}: the way to each service, step by step, and what else tells whose fault it
 * is that it does not answer. Looked at seldom while all is well, and at once when it is not.
 */
@NullMarked
package dev.controllerstatus.probe.path;

import org.jspecify.annotations.NullMarked;
