package vrs.certificate;

import com.google.zxing.Binarizer;
import com.google.zxing.BinaryBitmap;
import com.google.zxing.DecodeHintType;
import com.google.zxing.NotFoundException;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.Result;
import com.google.zxing.common.GlobalHistogramBinarizer;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.multi.qrcode.QRCodeMultiReader;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/// Codes as pictures: writes one, finds all in one.
public final class CodePicture {

  private static final int QUIET = 4;
  private static final Map<DecodeHintType, Object> HARDER = Map.of(DecodeHintType.TRY_HARDER, true);

  private CodePicture() {}

  /// The symbol in black and white with its quiet zone.
  ///
  /// @param scale pixels for each module
  public static byte[] png(CodeSymbol symbol, int scale) {
    int side = (symbol.size() + 2 * QUIET) * scale;
    var picture = new BufferedImage(side, side, BufferedImage.TYPE_BYTE_BINARY);
    for (int y = 0; y < side; y++) {
      for (int x = 0; x < side; x++) {
        picture.setRGB(x, y, dark(symbol, x / scale - QUIET, y / scale - QUIET) ? 0 : 0xFFFFFF);
      }
    }
    var png = new ByteArrayOutputStream();
    // in memory: ImageIO's own way goes through a temporary file
    try (var out = new MemoryCacheImageOutputStream(png)) {
      ImageIO.write(picture, "png", out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return png.toByteArray();
  }

  private static boolean dark(CodeSymbol symbol, int x, int y) {
    return x >= 0 && y >= 0 && x < symbol.size() && y < symbol.size() && symbol.dark(x, y);
  }

  /// The texts of all QR codes in a picture, in the order found; empty when there is none.
  public static Set<String> read(BufferedImage picture) {
    int width = picture.getWidth();
    int height = picture.getHeight();
    int[] pixels = picture.getRGB(0, 0, width, height, null, 0, width);
    var source = new RGBLuminanceSource(width, height, pixels);
    Set<String> texts = new LinkedHashSet<>(read(new HybridBinarizer(source)));
    texts.addAll(read(new GlobalHistogramBinarizer(source)));
    return texts;
  }

  private static List<String> read(Binarizer blackAndWhite) {
    try {
      var picture = new BinaryBitmap(blackAndWhite);
      return Stream.of(new QRCodeMultiReader().decodeMultiple(picture, HARDER))
          .map(Result::getText)
          .toList();
    } catch (NotFoundException e) {
      return List.of();
    }
  }
}
