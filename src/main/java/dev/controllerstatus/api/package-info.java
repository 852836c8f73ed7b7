/**
 * What others see: the JSON interface, the event stream and the page that needs no JavaScript.
 *
 * <p>Maps our values to wire records by hand; words for people are made here and nowhere else. May
 * import every room but {@code command}.
 */
@NullMarked
package dev.controllerstatus.api;

import org.jspecify.annotations.NullMarked;
