/**
 * The command line: run the service, check once, and the exit codes of both.
 *
 * <p>May import every room; no room imports it.
 */
@NullMarked
package dev.controllerstatus.command;

import org.jspecify.annotations.NullMarked;
