/** The entry point. The rooms below it are described in their own package pages. */
@NullMarked
package dev.controllerstatus;

import org.jspecify.annotations.NullMarked;
