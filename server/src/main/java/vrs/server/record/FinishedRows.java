package vrs.server.record;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/// Rows of persons, tickets and versions, finished while the plan was made, so that confirming only
/// has to hand them to the database.
///
/// Column by column, each as the literal of a PostgreSQL array. (COPY would be the natural way in,
/// but PostgreSQL refuses it on tables with row-level security, and ours is forced.)
final class FinishedRows {
  static final int MOST = 2_000;

  /// The columns, and the type of the array that each becomes.
  enum Column {
    ID("uuid"),
    LEDGER_NUMBER("text"),
    NUMBER_LOOKUP("bytea"),
    NUMBER_SEALED("bytea"),
    NAME("text"),
    KANA("text"),
    SEARCH_KEY("text"),
    BIRTH_DATE("text"),
    SEX("text"),
    MOVED_OUT("date"),
    DIED("date"),
    PROTECTED("boolean"),
    VERSION("integer"),
    TICKET("text"),
    ISSUED("date"),
    CONTENT("jsonb");

    private final String type;

    Column(String type) {
      this.type = type;
    }

    String type() {
      return type;
    }

    String key() {
      return name().toLowerCase(java.util.Locale.ROOT);
    }
  }

  private final Map<Column, StringBuilder> arrays = new EnumMap<>(Column.class);
  private int rows;

  FinishedRows() {
    for (Column column : Column.values()) {
      arrays.put(column, new StringBuilder());
    }
  }

  int rows() {
    return rows;
  }

  /// Adds a value to a column. Every column gets one, then [#endRow] is called.
  FinishedRows put(Column column, String value) {
    StringBuilder array = next(column).append('"');
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (c == '"' || c == '\\') {
        array.append('\\');
      }
      array.append(c);
    }
    array.append('"');
    return this;
  }

  FinishedRows put(Column column, Optional<?> value) {
    return value.isPresent() ? put(column, value.get().toString()) : putNull(column);
  }

  FinishedRows putBytes(Column column, Optional<byte[]> value) {
    if (value.isEmpty()) {
      return putNull(column);
    }
    next(column).append("\"\\\\x").append(java.util.HexFormat.of().formatHex(value.get()));
    array(column).append('"');
    return this;
  }

  void endRow() {
    rows++;
  }

  private FinishedRows putNull(Column column) {
    next(column).append("NULL");
    return this;
  }

  private StringBuilder next(Column column) {
    StringBuilder array = array(column);
    return rows == 0 ? array : array.append(',');
  }

  private StringBuilder array(Column column) {
    return Optional.ofNullable(arrays.get(column)).orElseThrow();
  }

  /// The array of a column as PostgreSQL reads it.
  String literal(Column column) {
    return "{" + array(column) + "}";
  }

  /// For sealing.
  byte[] bytes() {
    var bytes = new ByteArrayOutputStream();
    try (var out = new DataOutputStream(bytes)) {
      out.writeInt(rows);
      for (Column column : Column.values()) {
        byte[] array = array(column).toString().getBytes(UTF_8);
        out.writeInt(array.length);
        out.write(array);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  static FinishedRows of(byte[] bytes) {
    var finished = new FinishedRows();
    try (var in = new DataInputStream(new ByteArrayInputStream(bytes))) {
      finished.rows = in.readInt();
      for (Column column : Column.values()) {
        finished.array(column).append(new String(in.readNBytes(in.readInt()), UTF_8));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return finished;
  }

  @Override
  public String toString() {
    return "FinishedRows[" + rows + "]";
  }
}
