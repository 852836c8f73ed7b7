/**
 * What the JDK cannot do: echo requests, packets whose time to live ends on the way, whole packets,
 * the table of neighbours, listening on the link. The kernel is called by the foreign function
 * interface; constants and layouts are those of 64-bit Linux, the same on x86-64 and on aarch64.
 *
 * <p>Everything here works without privilege as far as the kernel allows, and says so by an empty
 * answer where it does not: a measurement that is not permitted never fails an attempt.
 */
@NullMarked
package dev.controllerstatus.probe.packet;

import org.jspecify.annotations.NullMarked;
