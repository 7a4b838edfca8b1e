package vrs.certificate;

import io.nayuki.qrcodegen.DataTooLongException;
import io.nayuki.qrcodegen.QrCode;
import io.nayuki.qrcodegen.QrSegment;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// A QR code as a grid of modules, for whoever draws it: picture, print or screen.
public final class CodeSymbol {

  /// Bytes of the largest QR code at the lowest correction level (ISO/IEC 18004).
  static final int LONGEST_SEAL = 2953;

  private static final int LARGEST_HEALTH_CARD = 22;
  private static final int ANY_MASK = -1;

  private final QrCode code;

  private CodeSymbol(QrCode code) {
    this.code = code;
  }

  /// How much of a symbol may be lost (誤り訂正レベル): 7, 15, 25 or 30 percent.
  public enum Correction {
    LOW(QrCode.Ecc.LOW),
    MEDIUM(QrCode.Ecc.MEDIUM),
    QUARTILE(QrCode.Ecc.QUARTILE),
    HIGH(QrCode.Ecc.HIGH);

    private final QrCode.Ecc level;

    Correction(QrCode.Ecc level) {
      this.level = level;
    }
  }

  /// The smallest symbol for the card, with the strongest correction that it still holds: large
  /// modules are what old phones need most.
  public static CodeSymbol of(SmartHealthCard card) {
    return of(card, Correction.LOW);
  }

  /// The card in two segments, bytes then digits, as the specification demands; never larger than
  /// version 22.
  ///
  /// @throws IllegalArgumentException when the card does not fit at this correction level
  public static CodeSymbol of(SmartHealthCard card, Correction atLeast) {
    String digits = card.numeric().substring(SmartHealthCard.PREFIX.length());
    return encode(
        List.of(bytes(SmartHealthCard.PREFIX), QrSegment.makeNumeric(digits)),
        atLeast,
        LARGEST_HEALTH_CARD);
  }

  /// The seal as bytes, in the smallest symbol.
  ///
  /// @throws IllegalArgumentException when it fits into none
  public static CodeSymbol of(VdsNc seal) {
    return encode(List.of(bytes(seal.json())), Correction.LOW, QrCode.MAX_VERSION);
  }

  /// Modules along one side, without the quiet zone, which must be four modules wide.
  public int size() {
    return code.size;
  }

  /// 1 to 40.
  public int version() {
    return code.version;
  }

  public boolean dark(int x, int y) {
    return code.getModule(x, y);
  }

  private static QrSegment bytes(String text) {
    return QrSegment.makeBytes(text.getBytes(StandardCharsets.UTF_8));
  }

  private static CodeSymbol encode(List<QrSegment> segments, Correction atLeast, int largest) {
    try {
      return new CodeSymbol(
          QrCode.encodeSegments(
              segments, atLeast.level, QrCode.MIN_VERSION, largest, ANY_MASK, true));
    } catch (DataTooLongException e) {
      throw new IllegalArgumentException("the certificate does not fit into its code", e);
    }
  }
}
