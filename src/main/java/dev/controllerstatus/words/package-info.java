/**
 * What a diagnosis says, in the languages of the people on site: message files, and how values
 * stand in them.
 *
 * <p>May import {@code diagnosis}. A language is one more file.
 */
@NullMarked
package dev.controllerstatus.words;

import org.jspecify.annotations.NullMarked;
