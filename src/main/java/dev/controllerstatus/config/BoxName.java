package dev.controllerstatus.config;

/** What people call the box; it can be changed while the product runs. */
public final class BoxName {
  private volatile String current;

  /** The name of the start. */
  public BoxName(String current) {
    this.current = current;
  }

  /** The name as of now. */
  public String current() {
    return current;
  }

  /** From now on another one. */
  public void replace(String name) {
    current = name;
  }
}
