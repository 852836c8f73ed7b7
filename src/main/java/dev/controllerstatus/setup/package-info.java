/**
 * The pages on which a person gives the box another way to the network: for an admin over the port
 * with encryption, and in the box's own Wi-Fi for whoever has the code of the label. What happens
 * once a change was kept.
 *
 * <p>May import {@code config}, {@code words}, {@code access}, {@code guard}, {@code hotspot},
 * {@code settings}, {@code target}, {@code api} and {@code portal}.
 */
@NullMarked
package dev.controllerstatus.setup;

import org.jspecify.annotations.NullMarked;
