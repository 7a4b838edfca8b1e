package vrs.reading;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.DecodeHintType;
import com.google.zxing.NotFoundException;
import com.google.zxing.PlanarYUVLuminanceSource;
import com.google.zxing.ReaderException;
import com.google.zxing.Result;
import com.google.zxing.ResultPoint;
import com.google.zxing.common.GlobalHistogramBinarizer;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.multi.qrcode.QRCodeMultiReader;
import com.google.zxing.qrcode.QRCodeReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Finds QR codes of exactly 18 digits in a picture.
final class CodeFinder {
  private static final Map<DecodeHintType, ?> HARDER = Map.of(DecodeHintType.TRY_HARDER, true);

  /// A code's digits and the rectangle in which it lies.
  record Code(String digits, int left, int top, int right, int bottom) {
    @Override
    public String toString() {
      return "Code[hidden]";
    }
  }

  private CodeFinder() {}

  /// All different codes that the first successful look shows; more than one means more than one
  /// ticket.
  static List<Code> codes(GreyPicture picture) {
    int longer = Math.max(picture.width(), picture.height());
    int shrink = Math.max(1, (longer + 1599) / 1600);
    GreyPicture whole = shrink == 1 ? picture : picture.shrunk(shrink);
    List<Code> found = look(whole, shrink, true);
    if (found.isEmpty()) {
      found = look(whole.shrunk(2), 2 * shrink, true);
    }
    if (found.isEmpty()) {
      found = look(whole.smoothed(1), shrink, true);
    }
    if (found.isEmpty() && longer < 900) {
      found = look(picture.doubled(), 0.5, true);
    }
    if (found.isEmpty()) {
      found = look(whole, shrink, false);
    }
    return found;
  }

  private static List<Code> look(GreyPicture picture, double scale, boolean local) {
    PlanarYUVLuminanceSource source =
        new PlanarYUVLuminanceSource(
            picture.pixels(),
            picture.width(),
            picture.height(),
            0,
            0,
            picture.width(),
            picture.height(),
            false);
    BinaryBitmap bitmap =
        new BinaryBitmap(
            local ? new HybridBinarizer(source) : new GlobalHistogramBinarizer(source));
    List<Code> codes = new ArrayList<>();
    for (Result result : results(bitmap)) {
      String text = result.getText();
      if (text != null
          && text.matches("[0-9]{" + TicketLine.LENGTH + "}")
          && codes.stream().noneMatch(code -> code.digits().equals(text))) {
        codes.add(code(text, result.getResultPoints(), scale, picture));
      }
    }
    return codes;
  }

  private static List<Result> results(BinaryBitmap bitmap) {
    try {
      return List.of(new QRCodeMultiReader().decodeMultiple(bitmap, HARDER));
    } catch (NotFoundException _) {
      try {
        return List.of(new QRCodeReader().decode(bitmap, HARDER));
      } catch (ReaderException _) {
        return List.of();
      }
    }
  }

  /// The rectangle around the code's finder patterns with a margin of half their distance.
  private static Code code(String digits, ResultPoint[] points, double scale, GreyPicture picture) {
    double left = Double.MAX_VALUE;
    double top = Double.MAX_VALUE;
    double right = 0;
    double bottom = 0;
    for (ResultPoint point : points) {
      left = Math.min(left, point.getX());
      right = Math.max(right, point.getX());
      top = Math.min(top, point.getY());
      bottom = Math.max(bottom, point.getY());
    }
    double margin = Math.max(right - left, bottom - top) / 2;
    return new Code(
        digits,
        (int) (scale * Math.clamp(left - margin, 0, picture.width() - 1)),
        (int) (scale * Math.clamp(top - margin, 0, picture.height() - 1)),
        (int) (scale * Math.clamp(right + margin, 0, picture.width() - 1)),
        (int) (scale * Math.clamp(bottom + margin, 0, picture.height() - 1)));
  }
}
