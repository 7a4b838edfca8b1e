package vrs.server.platform;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.time.ZoneOffset.UTC;
import static java.time.temporal.ChronoUnit.DAYS;
import static java.time.temporal.ChronoUnit.MICROS;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Rows for one statement, column by column: each column travels as one PostgreSQL array in its
/// binary form, so nothing is written as text only to be parsed again.
///
/// A statement takes them apart with [#from]: one row and two thousand are the same prepared
/// statement. (COPY would be the natural way in, but PostgreSQL refuses it on tables with row-level
/// security, and ours is forced.)
///
/// @param <C> the columns
public final class Rows<C extends Enum<C> & Rows.Column> {

  /// A column, named in statements by its constant in lower case.
  public interface Column {
    String name();

    Type type();

    /// Its name in statements.
    default String key() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /// What a column holds, as PostgreSQL knows it.
  public enum Type {
    UUID("uuid", 2950),
    TEXT("text", 25),
    BYTES("bytea", 17),
    DAY("date", 1082),
    BOOLEAN("bool", 16),
    INTEGER("int4", 23),
    LONG("int8", 20),
    TIME("timestamptz", 1184),
    JSON("jsonb", 3802);

    private final String sql;
    private final int elementOid;

    Type(String sql, int elementOid) {
      this.sql = sql;
      this.elementOid = elementOid;
    }
  }

  /// PostgreSQL counts days and microseconds from here.
  private static final LocalDate EPOCH = LocalDate.of(2000, 1, 1);

  private final Class<C> columns;
  private final Map<C, Elements> elements;
  private int size;

  /// No rows yet.
  public Rows(Class<C> columns) {
    this.columns = columns;
    this.elements = new EnumMap<>(columns);
    for (C column : columns.getEnumConstants()) {
      elements.put(column, new Elements());
    }
  }

  /// How many rows are complete.
  public int size() {
    return size;
  }

  public Rows<C> put(C column, UUID value) {
    byte[] bytes = new byte[16];
    ByteBuffer.wrap(bytes)
        .putLong(value.getMostSignificantBits())
        .putLong(value.getLeastSignificantBits());
    return add(column, bytes, Type.UUID);
  }

  /// For a column of text or of JSON.
  public Rows<C> put(C column, String value) {
    if (column.type() == Type.JSON) {
      byte[] text = value.getBytes(UTF_8);
      byte[] bytes = new byte[text.length + 1];
      bytes[0] = 1; // the version of jsonb's binary form
      System.arraycopy(text, 0, bytes, 1, text.length);
      return add(column, bytes, Type.JSON);
    }
    return add(column, value.getBytes(UTF_8), Type.TEXT);
  }

  public Rows<C> put(C column, byte[] value) {
    return add(column, value, Type.BYTES);
  }

  public Rows<C> put(C column, LocalDate value) {
    return add(column, fourBytes(Math.toIntExact(EPOCH.until(value, DAYS))), Type.DAY);
  }

  /// To the microsecond, as PostgreSQL keeps it.
  public Rows<C> put(C column, Instant value) {
    long micros = EPOCH.atStartOfDay(UTC).toInstant().until(value, MICROS);
    return add(column, eightBytes(micros), Type.TIME);
  }

  public Rows<C> put(C column, long value) {
    return add(column, eightBytes(value), Type.LONG);
  }

  public Rows<C> put(C column, int value) {
    return add(column, fourBytes(value), Type.INTEGER);
  }

  public Rows<C> put(C column, boolean value) {
    return add(column, new byte[] {(byte) (value ? 1 : 0)}, Type.BOOLEAN);
  }

  /// A value, or null where there is none.
  public Rows<C> put(C column, Optional<?> value) {
    return switch (value.orElse(null)) {
      case null -> {
        of(column).addNull();
        yield this;
      }
      case UUID id -> put(column, id);
      case String text -> put(column, text);
      case LocalDate day -> put(column, day);
      case byte[] bytes -> put(column, bytes);
      case Object other -> throw new IllegalArgumentException(other.getClass().getName());
    };
  }

  /// Completes a row.
  ///
  /// @throws IllegalStateException if a column got no value, or two
  public void endRow() {
    size++;
    elements.forEach((column, own) -> {
      if (own.added != size) {
        throw new IllegalStateException(column + " has " + own.added + " values of " + size);
      }
    });
  }

  /// `(select unnest(cast(:id as uuid[])) as id, …) as line`, for the statement that takes them.
  ///
  /// (`unnest` of several arrays at once would lay each aside first, which for a single row costs
  /// twice as much as inserting it.)
  public static <C extends Enum<C> & Column> String from(Class<C> columns) {
    return Arrays.stream(columns.getEnumConstants())
        .map(column ->
            "unnest(cast(:%1$s as %2$s[])) as %1$s".formatted(column.key(), column.type().sql))
        .collect(Collectors.joining(", ", "(select ", ") as line"));
  }

  /// Binds all columns to a statement with [#from].
  public JdbcClient.StatementSpec bind(JdbcClient.StatementSpec statement) {
    JdbcClient.StatementSpec bound = statement;
    for (C column : columns.getEnumConstants()) {
      bound = bound.param(column.key(), array(column));
    }
    return bound;
  }

  /// One column as a parameter.
  public Object array(C column) {
    Elements own = of(column);
    return new BinaryArray(
        column.type().sql, column.type().elementOid, own.added, own.hasNull, own.bytes());
  }

  /// The values of a column of ids, none of them null.
  public List<UUID> uuids(C column) {
    ByteBuffer bytes = ByteBuffer.wrap(of(column).bytes());
    var ids = new ArrayList<UUID>(size);
    while (bytes.hasRemaining()) {
      bytes.getInt(); // its length
      ids.add(new UUID(bytes.getLong(), bytes.getLong()));
    }
    return ids;
  }

  /// For sealing and laying aside.
  public byte[] bytes() {
    var bytes = new ByteArrayOutputStream();
    try (var out = new DataOutputStream(bytes)) {
      out.writeInt(size);
      for (C column : columns.getEnumConstants()) {
        Elements own = of(column);
        out.writeBoolean(own.hasNull);
        out.writeInt(own.size());
        own.writeTo(out);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  /// What [#bytes] gave, of the same columns.
  public static <C extends Enum<C> & Column> Rows<C> of(Class<C> columns, byte[] bytes) {
    var rows = new Rows<>(columns);
    try (var in = new DataInputStream(new ByteArrayInputStream(bytes))) {
      rows.size = in.readInt();
      for (C column : columns.getEnumConstants()) {
        Elements own = rows.of(column);
        own.hasNull = in.readBoolean();
        own.added = rows.size;
        own.writeBytes(in.readNBytes(in.readInt()));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return rows;
  }

  private Rows<C> add(C column, byte[] value, Type type) {
    if (column.type() != type) {
      throw new IllegalArgumentException(column + " is not of type " + type);
    }
    of(column).add(value);
    return this;
  }

  private Elements of(C column) {
    return Optional.ofNullable(elements.get(column)).orElseThrow();
  }

  private static byte[] eightBytes(long value) {
    return ByteBuffer.allocate(8).putLong(value).array();
  }

  private static byte[] fourBytes(int value) {
    return ByteBuffer.allocate(4).putInt(value).array();
  }

  @Override
  public String toString() {
    return "Rows[" + size + "]";
  }

  /// The elements of an array in binary form: length and bytes of each; length -1 is null.
  private static final class Elements extends ByteArrayOutputStream {
    int added;
    boolean hasNull;

    void add(byte[] value) {
      added++;
      writeBytes(fourBytes(value.length));
      writeBytes(value);
    }

    void addNull() {
      added++;
      hasNull = true;
      writeBytes(fourBytes(-1));
    }

    byte[] bytes() {
      return toByteArray();
    }
  }
}
