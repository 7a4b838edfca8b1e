package vrs.samples.pictures;

import io.nayuki.qrcodegen.QrCode;
import io.nayuki.qrcodegen.QrSegment;
import java.util.List;

/// Draws tickets with the items and sizes of the national layout: kind, dose, municipality, number,
/// name, OCR-B line of 9 point, and the 2D code of 10 mm.
public final class TicketPicture {
  /// 9 point OCR-B: 0.723 × 9 ÷ 72 inches.
  private static final double STEP = OcrB.ADVANCE * 9 / 72 * 25.4;

  public static final double STICKER_WIDTH = 63;
  public static final double STICKER_HEIGHT = 35;

  private TicketPicture() {}

  /// The sticker of 35 × 63 mm.
  public static Drawing sticker(PrintedTicket ticket, double dpi, Print print) {
    Canvas canvas = new Canvas(STICKER_WIDTH, STICKER_HEIGHT, dpi, print);
    canvas.box(0.8, 0.8, STICKER_WIDTH - 1.6, STICKER_HEIGHT - 1.6);
    items(canvas, ticket, 0, 0);
    return canvas.drawing();
  }

  /// The upper part of the A4 form (接種券一体型予診票), the ticket in its right corner.
  public static Drawing form(PrintedTicket ticket, double dpi, Print print) {
    Canvas canvas = new Canvas(210, 120, dpi, print);
    canvas.japanese("新型コロナワクチン 接種券一体型予診票", 14, 14, 5);
    canvas.small("VACCINATION FORM", 14, 20, 2);
    double left = 210 - 12 - STICKER_WIDTH;
    canvas.box(left, 8, STICKER_WIDTH, STICKER_HEIGHT);
    items(canvas, ticket, left, 8);
    for (int row = 0; row < 7; row++) {
      canvas.box(12, 48 + row * 9, 186, 9);
      canvas.box(150, 48 + row * 9, 24, 9);
      canvas.japanese("現在、何かの病気にかかって、治療または投薬を受けていますか。", 14, 54 + row * 9, 3.2);
      canvas.small("ITEM " + (row + 1), 152, 52.5 + row * 9, 2);
    }
    return canvas.drawing();
  }

  private static void items(Canvas canvas, PrintedTicket ticket, double left, double top) {
    boolean vaccination = ticket.digits().charAt(0) != '1';
    canvas.japanese(vaccination ? "接種券" : "予診のみ", left + 3, top + 6, 3.6);
    canvas.japanese(ticket.digits().charAt(1) + "回目", left + 20, top + 6, 3.6);
    canvas.small(vaccination ? "VACCINATION " : "EXAMINATION ", left + 34, top + 4.6, 1.4);
    canvas.small("DOSE " + ticket.digits().charAt(1), left + 50, top + 4.6, 1.4);
    canvas.japanese("請求先 " + ticket.municipality(), left + 3, top + 11, 2.8);
    canvas.small(ticket.digits().substring(2, 8), left + 36, top + 10, 1.7);
    canvas.japanese("券番号", left + 3, top + 15.5, 2.8);
    canvas.small(ticket.digits().substring(8), left + 14, top + 14.5, 1.9);
    canvas.japanese("氏名 " + ticket.person(), left + 3, top + 20.5, 2.8);
    if (ticket.code()) {
      code(canvas, ticket.digits(), left + 49.5, top + 12.5);
    } else {
      bars(canvas, ticket.digits().substring(8), left + 6, top + 22);
    }
    canvas.line(ticket.digits(), left + (STICKER_WIDTH - 18 * STEP) / 2 - 3, top + 30.6, STEP);
  }

  private static void code(Canvas canvas, String digits, double left, double top) {
    QrCode code = QrCode.encodeSegments(List.of(QrSegment.makeNumeric(digits)), QrCode.Ecc.MEDIUM);
    double module = 10.0 / code.size;
    for (int y = 0; y < code.size; y++) {
      for (int x = 0; x < code.size; x++) {
        if (code.getModule(x, y)) {
          canvas.ink(left + x * module, top + y * module, module, module);
        }
      }
    }
  }

  /// Bars like those of the municipality's own barcode (NW-7); only their look matters here.
  private static void bars(Canvas canvas, String digits, double left, double top) {
    double x = left;
    for (int i = 0; i < digits.length(); i++) {
      int digit = digits.charAt(i) - '0';
      for (int bit = 3; bit >= 0; bit--) {
        double width = ((digit >> bit) & 1) == 1 ? 0.55 : 0.22;
        canvas.ink(x, top, width, 5.2);
        x += width + 0.3;
      }
    }
  }
}
