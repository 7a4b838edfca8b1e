package vrs.server.platform;

import java.nio.ByteBuffer;
import org.postgresql.util.PGBinaryObject;
import org.postgresql.util.PGobject;

/// A one-dimensional array parameter in PostgreSQL's binary form (`array_recv`): number of
/// dimensions, whether there are nulls, type of the elements, length, lower bound, elements.
final class BinaryArray extends PGobject implements PGBinaryObject {

  /// Array types that the driver has to send in binary form, as its setting `binaryTransferEnable`
  /// wants them: boolean, bytea, integer, text, bigint, date, timestamptz, uuid, jsonb.
  static final String TYPES = "1000,1001,1007,1009,1016,1182,1185,2951,3807";

  private static final int HEADER = 5 * Integer.BYTES;
  private final int elementOid;
  private final int count;
  private final boolean hasNull;
  private final byte[] elements;

  BinaryArray(String elementType, int elementOid, int count, boolean hasNull, byte[] elements) {
    setType(elementType + "[]");
    this.elementOid = elementOid;
    this.count = count;
    this.hasNull = hasNull;
    this.elements = elements;
  }

  @Override
  public int lengthInBytes() {
    return HEADER + elements.length;
  }

  @Override
  public void toBytes(byte[] bytes, int offset) {
    ByteBuffer.wrap(bytes, offset, lengthInBytes())
        .putInt(1)
        .putInt(hasNull ? 1 : 0)
        .putInt(elementOid)
        .putInt(count)
        .putInt(1)
        .put(elements);
  }

  /// Never called: this type is sent, not received.
  @Override
  public void setByteValue(byte[] value, int offset) {
    throw new UnsupportedOperationException("sent only");
  }

  /// Asked for only if the driver would send text: a mistake in [#TYPES].
  @Override
  public String getValue() {
    throw new IllegalStateException("not sent in binary form: " + getType());
  }

  @Override
  public String toString() {
    return "[hidden]";
  }
}
