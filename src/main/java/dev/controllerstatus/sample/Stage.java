package dev.controllerstatus.sample;

import java.util.Locale;

/** The steps of one attempt, in their order. */
public enum Stage {
  RESOLVE,
  /** The connection to a proxy, where there is one in between. */
  PROXY,
  CONNECT,
  TLS,
  ANSWER,
  /** Whatever follows the first answer, such as a login. */
  LOGIN;

  /** The word in the interface. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
