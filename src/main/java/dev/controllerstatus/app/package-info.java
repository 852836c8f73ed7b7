/**
 * The app for phones, as its build left it: a closed list of files that anybody may have. What they
 * show is asked of {@code /api}, with a login.
 *
 * <p>Imports no other room.
 */
@NullMarked
package dev.controllerstatus.app;

import org.jspecify.annotations.NullMarked;
