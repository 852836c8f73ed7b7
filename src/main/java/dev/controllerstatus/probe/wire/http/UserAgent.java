package dev.controllerstatus.probe.wire.http;

import java.util.Optional;

/** How the product introduces itself. */
public final class UserAgent {
  /** The product and its version, as it is packaged. */
  public static final String TEXT =
      "ControllerStatus/"
          + Optional.ofNullable(UserAgent.class.getPackage().getImplementationVersion())
              .orElse("development");

  private UserAgent() {}
}
