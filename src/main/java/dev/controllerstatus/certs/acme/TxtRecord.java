package dev.controllerstatus.certs.acme;

import org.xbill.DNS.Name;

/** The proof for one name, RFC 8555 section 8.4: this value at this name, beside any others. */
record TxtRecord(Name name, String value) {
  /** The name as people write it. */
  String host() {
    return name.toString(true);
  }
}
