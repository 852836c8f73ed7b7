package dev.controllerstatus.probe;

import dev.controllerstatus.sample.Fault;
import java.io.IOException;

/** Carries a fault that a probe has already recognised up to where the outcome is made. */
public final class FaultException extends IOException {
  private static final long serialVersionUID = 1;
  private final transient Fault fault;

  /** Ends the attempt with this fault. */
  public FaultException(Fault fault) {
    super(fault.layer() + "/" + fault.code() + " " + fault.detail());
    this.fault = fault;
  }

  /** What was recognised. */
  public Fault fault() {
    return fault;
  }
}
