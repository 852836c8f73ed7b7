package dev.controllerstatus.sample;

/** The steps of one attempt, in their order. */
public enum Stage {
  RESOLVE,
  CONNECT,
  TLS,
  ANSWER,
  /** Whatever follows the first answer, such as a login. */
  LOGIN
}
