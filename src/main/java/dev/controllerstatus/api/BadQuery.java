package dev.controllerstatus.api;

/** A question that cannot be answered as it was put; the detail says what is allowed. */
final class BadQuery extends Exception {
  private static final long serialVersionUID = 1;
  private final String type;
  private final String detail;

  /**
   * Names what is wrong.
   *
   * @param type a stable word for programs
   */
  BadQuery(String type, String detail) {
    super(detail);
    this.type = type;
    this.detail = detail;
  }

  String type() {
    return type;
  }

  String detail() {
    return detail;
  }
}
