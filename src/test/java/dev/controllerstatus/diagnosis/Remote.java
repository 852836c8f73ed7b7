package dev.controllerstatus.diagnosis;

import dev.controllerstatus.target.TargetId;
import java.time.Duration;
import java.util.List;

/** One service of the site. */
record Remote(String kind, String name, String host, String address, int port, Duration rtt) {
  static final TargetId BOX = new TargetId("box", "box");
  static final TargetId GATEWAY = new TargetId("gateway", "gateway");
  static final List<TargetId> WAY = List.of(BOX, GATEWAY);

  static Remote of(String kind, String name, String host, String address, int port) {
    return new Remote(kind, name, host, address, port, Duration.ofMillis(20));
  }

  TargetId id() {
    return new TargetId(kind, name);
  }

  TargetId path() {
    return new TargetId("path", kind + "-" + name);
  }

  boolean isDns() {
    return kind.equals("dns");
  }

  boolean isNtp() {
    return kind.equals("ntp");
  }

  boolean isUdp() {
    return isDns() || isNtp();
  }

  boolean isTls() {
    return kind.equals("https");
  }
}
