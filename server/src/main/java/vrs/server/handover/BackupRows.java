package vrs.server.handover;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.cfg.JsonNodeFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;
import vrs.server.platform.Area;
import vrs.server.platform.AreaCipher;
import vrs.server.platform.SealedBytes;

/// The rows of an area's tables as lines of JSON: the same rows give the same lines on every
/// database, whatever keys have sealed them. So two areas are compared by their lines.
final class BackupRows {
  private static final int ROWS_AT_ONCE = 500;
  private static final String BYTES = "\\x";
  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(JsonNodeFeature.WRITE_PROPERTIES_SORTED)
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .build();

  private final Area area;
  private final AreaCipher cipher;

  BackupRows(Area area, AreaCipher cipher) {
    this.area = area;
    this.cipher = cipher;
    area.sql("select set_config('TimeZone', 'UTC', true)").query(String.class).single();
  }

  /// A column as the catalogue tells it.
  private record Column(String name, boolean text) {}

  /// The columns that a backup has of the table, in their order.
  List<String> columns(BackupTable table) {
    return catalogue(table).stream().map(Column::name).toList();
  }

  private List<Column> catalogue(BackupTable table) {
    return area
        .sql(
            """
            select attname, atttypid = 'text'::regtype as text
              from pg_attribute
             where attrelid = cast(:table as regclass) and attnum > 0 and not attisdropped
               and attname <> 'area'
             order by attnum
            """)
        .param("table", table.name())
        .query((row, _) -> new Column(row.getString("attname"), row.getBoolean("text")))
        .list()
        .stream()
        .filter(column -> !table.keepsBack(column.name()))
        .toList();
  }

  /// Hands over every row as a line without its end, in the order of the key.
  ///
  /// @param columns those of [#columns], or fewer
  void each(BackupTable table, List<String> columns, Consumer<byte[]> line) {
    // Text is ordered byte by byte: databases differ in their collations.
    String order =
        catalogue(table).stream()
            .filter(column -> table.key().contains(column.name()))
            .map(column -> column.name() + (column.text() ? " collate \"C\"" : ""))
            .collect(Collectors.joining(", "));
    area.sql(
            "select to_jsonb(r)::text from (select %s from %s where area = :area and %s) r order by %s"
                .formatted(String.join(", ", columns), table.name(), table.condition(), order))
        .withFetchSize(ROWS_AT_ONCE)
        .query(found -> {
          var row = (ObjectNode) JSON.readTree(found.getString(1));
          for (BackupTable.Sealed sealed : table.sealed()) {
            open(row, sealed);
          }
          line.accept(JSON.writeValueAsString(row).getBytes(UTF_8));
        });
  }

  private void open(ObjectNode row, BackupTable.Sealed sealed) {
    ObjectNode holder = holder(row, sealed);
    String name = sealed.inside().orElse(sealed.column());
    if (!holder.hasNonNull(name)) {
      return;
    }
    String value = holder.path(name).asString("");
    byte[] bytes =
        sealed.inside().isPresent()
            ? Base64.getDecoder().decode(value)
            : HexFormat.of().parseHex(value.substring(BYTES.length()));
    byte[] plain = cipher.open(SealedBytes.of(bytes), sealed.place().apply(row));
    holder.put(
        name, sealed.text() ? new String(plain, UTF_8) : Base64.getEncoder().encodeToString(plain));
  }

  /// A row of a backup.
  static ObjectNode row(byte[] line) {
    JsonNode row = JSON.readTree(line);
    if (row instanceof ObjectNode object) {
      return object;
    }
    throw new IllegalArgumentException("not a row");
  }

  /// Puts rows into the table, sealed with the area's own keys.
  void add(BackupTable table, List<String> columns, List<ObjectNode> rows) {
    ArrayNode all = JSON.createArrayNode();
    var names = new ArrayList<>(columns);
    table.lookups().forEach(lookup -> names.add(lookup.column()));
    table.withheld().stream()
        .filter(withheld -> withheld.restored().isPresent())
        .forEach(withheld -> names.add(withheld.column()));
    for (ObjectNode row : rows) {
      complete(table, row);
      all.add(row);
    }
    String list = String.join(", ", names);
    area.sql(
            """
            insert into %1$s (area, %2$s)
            select :area, %2$s from jsonb_populate_recordset(null::%1$s, cast(:rows as jsonb))
            """
                .formatted(table.name(), list))
        .param("rows", all.toString())
        .update();
  }

  private void complete(BackupTable table, ObjectNode row) {
    for (BackupTable.Lookup lookup : table.lookups()) {
      if (row.hasNonNull(lookup.of())) {
        String value = row.path(lookup.of()).asString("");
        row.put(lookup.column(), hex(lookup.compute().apply(cipher, value)));
      }
    }
    for (BackupTable.Sealed sealed : table.sealed()) {
      seal(row, sealed);
    }
    for (BackupTable.Withheld withheld : table.withheld()) {
      withheld.restored().ifPresent(value -> row.put(withheld.column(), value));
    }
  }

  private void seal(ObjectNode row, BackupTable.Sealed sealed) {
    ObjectNode holder = holder(row, sealed);
    String name = sealed.inside().orElse(sealed.column());
    if (!holder.hasNonNull(name)) {
      return;
    }
    String value = holder.path(name).asString("");
    byte[] plain = sealed.text() ? value.getBytes(UTF_8) : Base64.getDecoder().decode(value);
    byte[] bytes = cipher.seal(plain, sealed.place().apply(row)).bytes();
    holder.put(
        name, sealed.inside().isPresent() ? Base64.getEncoder().encodeToString(bytes) : hex(bytes));
  }

  private static ObjectNode holder(ObjectNode row, BackupTable.Sealed sealed) {
    return sealed.inside().isEmpty() ? row : (ObjectNode) row.path(sealed.column());
  }

  private static String hex(byte[] bytes) {
    return BYTES + HexFormat.of().formatHex(bytes);
  }
}
