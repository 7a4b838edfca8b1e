package vrs.server.issuance;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/// Unpacks a web font (WOFF 1.0) into the TrueType font that a PDF can embed.
final class WebFont {

  private static final int HEADER = 44;
  private static final int ENTRY = 20;
  private static final int WOFF = 0x774F4646;

  private record Table(int tag, int checksum, byte[] content) {}

  private WebFont() {}

  static byte[] toTrueType(byte[] woff) throws IOException {
    var in = ByteBuffer.wrap(woff);
    if (in.getInt(0) != WOFF) {
      throw new IOException("not a web font");
    }
    int count = in.getShort(12);
    List<Table> tables = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      int at = HEADER + i * ENTRY;
      byte[] packed = new byte[in.getInt(at + 8)];
      in.get(in.getInt(at + 4), packed);
      tables.add(
          new Table(in.getInt(at), in.getInt(at + 16), unpacked(packed, in.getInt(at + 12))));
    }
    tables.sort(Comparator.comparing(Table::tag, Integer::compareUnsigned));
    return written(in.getInt(4), tables);
  }

  private static byte[] written(int flavour, List<Table> tables) {
    int start = 12 + 16 * tables.size();
    int size = start + tables.stream().mapToInt(table -> aligned(table.content.length)).sum();
    var out = ByteBuffer.allocate(size);
    int power = Integer.highestOneBit(tables.size());
    out.putInt(flavour).putShort((short) tables.size());
    out.putShort((short) (power * 16));
    out.putShort((short) Integer.numberOfTrailingZeros(power));
    out.putShort((short) ((tables.size() - power) * 16));
    int at = start;
    for (Table table : tables) {
      out.putInt(table.tag).putInt(table.checksum).putInt(at).putInt(table.content.length);
      out.put(at, table.content);
      at += aligned(table.content.length);
    }
    return out.array();
  }

  private static byte[] unpacked(byte[] packed, int length) throws IOException {
    if (packed.length == length) {
      return packed;
    }
    var inflater = new Inflater();
    try {
      inflater.setInput(packed);
      byte[] content = new byte[length];
      if (inflater.inflate(content) != length) {
        throw new IOException("a damaged web font");
      }
      return content;
    } catch (DataFormatException e) {
      throw new IOException("a damaged web font", e);
    } finally {
      inflater.end();
    }
  }

  private static int aligned(int length) {
    return (length + 3) & ~3;
  }
}
