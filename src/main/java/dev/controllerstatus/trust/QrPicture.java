package dev.controllerstatus.trust;

import io.nayuki.qrcodegen.QrCode;

/**
 * A QR code, ISO/IEC 18004, as an SVG path of dark squares.
 *
 * @param size width and height in squares, with the margin of four that scanners need
 * @param path for the attribute {@code d}
 */
public record QrPicture(int size, String path) {
  private static final int MARGIN = 4;

  /** Dark squares side by side, which need one stroke together. */
  private record Run(int x, int y, int length) {
    String path() {
      return "M%d %dh%dv1h-%dz".formatted(x + MARGIN, y + MARGIN, length, length);
    }
  }

  /** Draws a text so that it can be read with up to 15 of 100 squares lost. */
  public static QrPicture of(String text) {
    QrCode code = QrCode.encodeText(text, QrCode.Ecc.MEDIUM);
    StringBuilder path = new StringBuilder();
    for (int y = 0; y < code.size; y++) {
      for (int x = 0; x < code.size; x++) {
        Run run = run(code, x, y);
        if (run.length() > 0) {
          path.append(run.path());
          x += run.length();
        }
      }
    }
    return new QrPicture(code.size + 2 * MARGIN, path.toString());
  }

  private static Run run(QrCode code, int x, int y) {
    int length = 0;
    while (code.getModule(x + length, y)) {
      length++;
    }
    return new Run(x, y, length);
  }
}
