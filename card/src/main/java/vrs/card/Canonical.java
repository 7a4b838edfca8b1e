package vrs.card;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Collection;

/// One byte string for a list of texts, with only one reading: each text as UTF-8 behind its length
/// in four bytes.
public final class Canonical {

  private Canonical() {}

  public static Bytes of(Collection<String> texts) {
    var out = new ByteArrayOutputStream();
    for (String text : texts) {
      var utf8 = text.getBytes(StandardCharsets.UTF_8);
      out.writeBytes(ByteBuffer.allocate(4).putInt(utf8.length).array());
      out.writeBytes(utf8);
    }
    return Bytes.of(out.toByteArray());
  }
}
