/**
 * Receives whoever joins the hotspot: dnsmasq gives addresses and answers names, nft keeps them off
 * the site. Both end with this process.
 *
 * <p>May import {@code config} and {@code hotspot}.
 */
@NullMarked
package dev.controllerstatus.hotspot.reception;

import org.jspecify.annotations.NullMarked;
