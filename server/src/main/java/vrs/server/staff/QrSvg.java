package vrs.server.staff;

import io.nayuki.qrcodegen.QrCode;
import org.springframework.stereotype.Component;

/// A QR code as an SVG element, black on white with its quiet zone: `th:utext="${qr.svg(text)}"`.
@Component
public final class QrSvg {
  private static final int QUIET = 4;

  public String svg(String text) {
    QrCode code = QrCode.encodeText(text, QrCode.Ecc.MEDIUM);
    var path = new StringBuilder();
    for (int y = 0; y < code.size; y++) {
      for (int x = 0; x < code.size; x++) {
        if (code.getModule(x, y)) {
          path.append("M%d %dh1v1h-1z".formatted(x + QUIET, y + QUIET));
        }
      }
    }
    int side = code.size + 2 * QUIET;
    return """
    <svg class="qr" role="img" aria-label="QR" viewBox="0 0 %d %d" shape-rendering="crispEdges">\
    <rect width="%d" height="%d" fill="#fff"/><path d="%s" fill="#000"/></svg>\
    """
        .formatted(side, side, side, side, path);
  }
}
