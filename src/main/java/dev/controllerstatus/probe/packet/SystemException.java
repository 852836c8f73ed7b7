package dev.controllerstatus.probe.packet;

import java.io.IOException;
import java.util.Set;

/** A system call that failed, with its error number of Linux. */
final class SystemException extends IOException {
  static final int EPERM = 1;
  static final int EAGAIN = 11;
  static final int EACCES = 13;
  static final int ENOBUFS = 105;
  static final int EINPROGRESS = 115;

  private static final long serialVersionUID = 1;
  private static final Set<Integer> FORBIDDEN = Set.of(EPERM, EACCES);
  private final int number;

  SystemException(String call, int number) {
    super(call + ": error " + number + (FORBIDDEN.contains(number) ? ", not permitted" : ""));
    this.number = number;
  }

  int number() {
    return number;
  }
}
