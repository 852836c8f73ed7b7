package dev.controllerstatus.target;

/** What a target is to people. */
public enum Role {
  /** Something that charging needs: it has a light. */
  SERVICE,
  /** A part of the way to the services, the box itself included: asked for the diagnosis only. */
  WAY
}
