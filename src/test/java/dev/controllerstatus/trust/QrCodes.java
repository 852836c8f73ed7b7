package dev.controllerstatus.trust;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.DecodeHintType;
import com.google.zxing.NotFoundException;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.ReaderException;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the QR codes of a page with another library than the one that drew them. */
public final class QrCodes {
  private static final Pattern SVG =
      Pattern.compile(
          "<svg class=\"qr\" viewBox=\"0 0 (\\d+) \\d+\".*?<path d=\"([^\"]+)\"/>", Pattern.DOTALL);
  private static final Pattern RUN = Pattern.compile("M(\\d+) (\\d+)h(\\d+)v1h-\\d+z");
  private static final int SCALE = 4;

  /**
   * The picture is exact, so nothing needs to be looked for in it. A reader that looks for the
   * corners, as in a photograph, misses them for 3 texts of 1,000 where a phone takes another
   * frame.
   */
  private static final Map<DecodeHintType, ?> EXACT =
      Map.of(DecodeHintType.PURE_BARCODE, Boolean.TRUE);

  private static final int WHITE = 0xFFFFFF;

  private QrCodes() {}

  /** The texts of all codes in this HTML, in its order. */
  public static List<String> in(String html) {
    List<String> texts = new ArrayList<>();
    Matcher svg = SVG.matcher(html);
    while (svg.find()) {
      texts.add(read(Integer.parseInt(svg.group(1)) * SCALE, svg.group(2)));
    }
    return texts;
  }

  private static String read(int width, String path) {
    int[] pixels = new int[width * width];
    Arrays.fill(pixels, WHITE);
    RUN.matcher(path).results().forEach(run -> blacken(pixels, width, run));
    try {
      RGBLuminanceSource picture = new RGBLuminanceSource(width, width, pixels);
      BinaryBitmap bitmap = new BinaryBitmap(new HybridBinarizer(picture));
      return new QRCodeReader().decode(bitmap, EXACT).getText();
    } catch (NotFoundException e) {
      throw new AssertionError("no QR code found", e);
    } catch (ReaderException e) {
      throw new AssertionError(e);
    }
  }

  private static void blacken(int[] pixels, int width, MatchResult run) {
    int left = Integer.parseInt(run.group(1)) * SCALE;
    int top = Integer.parseInt(run.group(2)) * SCALE;
    int right = left + Integer.parseInt(run.group(3)) * SCALE;
    for (int row = top; row < top + SCALE; row++) {
      Arrays.fill(pixels, row * width + left, row * width + right, 0);
    }
  }
}
