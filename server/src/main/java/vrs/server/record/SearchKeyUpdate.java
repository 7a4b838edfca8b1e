package vrs.server.record;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.zip.CRC32;

/// Makes the search keys anew that an earlier version of VRS has made otherwise: its list of
/// variants was shorter, or its rules were others. Without that, a character that becomes a variant
/// would no longer be found.
public final class SearchKeyUpdate {
  /// Grows when [SearchKey] or [NameParts] makes other keys.
  private static final int RULES = 1;

  private static final int READ_AT_ONCE = 10_000;

  private SearchKeyUpdate() {}

  /// Another whenever keys would be made otherwise.
  public static int version() {
    var sum = new CRC32();
    try (var variants =
        Objects.requireNonNull(SearchKeyUpdate.class.getResourceAsStream("name-variants.txt"))) {
      sum.update(variants.readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    sum.update(String.valueOf(RULES).getBytes(UTF_8));
    return (int) sum.getValue();
  }

  /// Inside a transaction of the schema's owner, who may read every area and write the one that is
  /// set.
  public static void run(Connection connection) throws SQLException {
    for (String area : areas(connection)) {
      try (var own = connection.prepareStatement("select set_config('vrs.area', ?, true)")) {
        own.setString(1, area);
        own.execute();
      }
      updatePersons(connection, area);
      updateNames(connection, area);
    }
    try (var none = connection.prepareStatement("select set_config('vrs.area', '', true)")) {
      none.execute();
    }
  }

  private static List<String> areas(Connection connection) throws SQLException {
    var areas = new ArrayList<String>();
    try (var statement = connection.createStatement();
        var row = statement.executeQuery("select distinct area from person order by area")) {
      while (row.next()) {
        areas.add(row.getString(1));
      }
    }
    return areas;
  }

  private static void updatePersons(Connection connection, String area) throws SQLException {
    try (var read =
            connection.prepareStatement(
                "select id, name, kana, search_key, name_key from person where area = ?");
        var write =
            connection.prepareStatement(
                "update person set search_key = ?, name_key = ? where area = ? and id = ?")) {
      read.setFetchSize(READ_AT_ONCE);
      read.setString(1, area);
      try (var row = read.executeQuery()) {
        while (row.next()) {
          String name = row.getString("name");
          String key = SearchKey.of(row.getString("kana"), name).text();
          String nameKey = SearchKey.ofName(name).text();
          if (!key.equals(row.getString("search_key"))
              || !nameKey.equals(row.getString("name_key"))) {
            write.setString(1, key);
            write.setString(2, nameKey);
            write.setString(3, area);
            write.setObject(4, row.getObject("id", UUID.class));
            write.executeUpdate();
          }
        }
      }
    }
  }

  private static void updateNames(Connection connection, String area) throws SQLException {
    try (var read =
            connection.prepareStatement(
                """
                select n.person, n.kind, n.name, n.kana, n.name_key, n.kana_key,
                       p.name as registered, p.kana as registered_kana
                  from person_name n
                  join person p on p.area = n.area and p.id = n.person
                 where n.area = ?
                """);
        var write =
            connection.prepareStatement(
                """
                update person_name set name_key = ?, kana_key = ?
                 where area = ? and person = ? and kind = ?
                """)) {
      read.setFetchSize(READ_AT_ONCE);
      read.setString(1, area);
      try (var row = read.executeQuery()) {
        while (row.next()) {
          var name =
              new PersonName(
                  NameKind.valueOf(row.getString("kind")),
                  row.getString("name"),
                  row.getString("kana"));
          PersonNames.Keys keys =
              PersonNames.keys(name, row.getString("registered"), row.getString("registered_kana"));
          if (!keys.name().equals(row.getString("name_key"))
              || !keys.kana().equals(row.getString("kana_key"))) {
            write.setString(1, keys.name());
            write.setString(2, keys.kana());
            write.setString(3, area);
            write.setObject(4, row.getObject("person", UUID.class));
            write.setString(5, name.kind().name());
            write.executeUpdate();
          }
        }
      }
    }
  }
}
