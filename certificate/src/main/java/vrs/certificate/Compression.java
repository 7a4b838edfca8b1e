package vrs.certificate;

import java.io.ByteArrayOutputStream;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;

/// Raw DEFLATE (RFC 1951), as `zip: DEF` demands: no zlib or gzip header.
final class Compression {

  /// A card of ten doses inflates to 3 kB; more than this is an attack.
  private static final int MOST = 64 * 1024;

  private Compression() {}

  static byte[] deflate(byte[] plain) {
    var deflater = new Deflater(Deflater.BEST_COMPRESSION, true);
    try {
      deflater.setInput(plain);
      deflater.finish();
      byte[] buffer = new byte[plain.length + 64];
      int length = deflater.deflate(buffer);
      if (!deflater.finished()) {
        throw new IllegalStateException("deflate made its input longer than the format allows");
      }
      return java.util.Arrays.copyOf(buffer, length);
    } finally {
      deflater.end();
    }
  }

  static byte[] inflate(byte[] compressed) throws Rejection {
    var inflater = new Inflater(true);
    try {
      inflater.setInput(compressed);
      var out = new ByteArrayOutputStream(4096);
      byte[] buffer = new byte[4096];
      while (!inflater.finished()) {
        int length = inflater.inflate(buffer);
        if (length == 0) {
          throw new Rejection(Reason.MALFORMED); // cut short, or wants a dictionary
        }
        out.write(buffer, 0, length);
        if (out.size() > MOST) {
          throw new Rejection(Reason.TOO_LONG);
        }
      }
      if (inflater.getRemaining() > 0) {
        throw new Rejection(Reason.MALFORMED);
      }
      return out.toByteArray();
    } catch (DataFormatException e) {
      throw new Rejection(Reason.MALFORMED);
    } finally {
      inflater.end();
    }
  }
}
