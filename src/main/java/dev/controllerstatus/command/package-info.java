/**
 * The command line: run the service, check once, look at the installation, tell the label, and the
 * exit codes.
 *
 * <p>May import every room; no room imports it.
 */
@NullMarked
package dev.controllerstatus.command;

import org.jspecify.annotations.NullMarked;
