/**
 * Time servers: one question by NTP to each server of a target, RFC 5905.
 *
 * <p>Polite: each server is asked once per attempt, pools as rarely as their terms say, and a
 * server that asks for a pause gets it. The offset of the box's clock is a fact and never a fault.
 */
@NullMarked
package dev.controllerstatus.probe.ntp;

import org.jspecify.annotations.NullMarked;
