package vrs.server.record;

import java.sql.Types;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import vrs.server.platform.Area;
import vrs.server.platform.AreaCipher;
import vrs.server.platform.AreaKeys;
import vrs.server.platform.SealedBytes;

/// The items of a person that a merging changes: numbers are taken over where who remains has none,
/// and the protection of either protects both.
@Component
final class MergedItems {
  private final AreaKeys keys;

  MergedItems(AreaKeys keys) {
    this.keys = keys;
  }

  /// What stands in the row of a person.
  record Items(
      Optional<String> ledger,
      Optional<byte[]> lookup,
      Optional<byte[]> sealed,
      boolean withheld,
      int version) {
    @Override
    public String toString() {
      return "[hidden]";
    }
  }

  Optional<Items> of(Area area, UUID person) {
    return area.sql(
            """
            select ledger_number, number_lookup, number_sealed, protected, version
              from person where area = :area and id = :id
            """)
        .param("id", person)
        .query((row, _) ->
            new Items(
                Optional.ofNullable(row.getString("ledger_number")),
                Optional.ofNullable(row.getBytes("number_lookup")),
                Optional.ofNullable(row.getBytes("number_sealed")),
                row.getBoolean("protected"),
                row.getInt("version")))
        .optional();
  }

  /// Which items who remains gets from the other: `number`, `ledger`, `protected`, each with what
  /// it was before.
  static Map<String, String> changing(Items remaining, Items other) {
    var before = new LinkedHashMap<String, String>();
    if (remaining.lookup.isEmpty() && other.lookup.isPresent()) {
      before.put("number", "");
    }
    if (remaining.ledger.isEmpty() && other.ledger.isPresent()) {
      before.put("ledger", "");
    }
    if (!remaining.withheld && other.withheld) {
      before.put("protected", "false");
    }
    return before;
  }

  /// Writes the next version of who remains, with what comes from the other.
  ///
  /// @param changing as [#changing] said
  void take(
      Area area, UUID person, UUID from, Items other, Map<String, String> changing, Source source) {
    Optional<byte[]> lookup = changing.containsKey("number") ? other.lookup : Optional.empty();
    Optional<byte[]> sealed =
        changing.containsKey("number")
            ? other.sealed.map(bytes -> sealedAnew(area, bytes, from, person))
            : Optional.empty();
    area.sql(
            """
            update person
               set number_lookup = coalesce(:lookup, number_lookup),
                   number_sealed = coalesce(:sealed, number_sealed),
                   ledger_number = coalesce(:ledger, ledger_number),
                   protected = protected or :protected,
                   version = version + 1
             where area = :area and id = :id
            """)
        .param("id", person)
        .param("lookup", lookup.orElse(null), Types.BINARY)
        .param("sealed", sealed.orElse(null), Types.BINARY)
        .param(
            "ledger",
            changing.containsKey("ledger") ? other.ledger.orElse(null) : null,
            Types.VARCHAR)
        .param("protected", changing.containsKey("protected"))
        .update();
    version(area, person, source);
  }

  /// Writes the next version of who remains, without what had come from the other.
  void giveBack(Area area, UUID person, Map<String, String> taken, Source source) {
    area.sql(
            """
            update person
               set number_lookup = case when :number then null else number_lookup end,
                   number_sealed = case when :number then null else number_sealed end,
                   ledger_number = case when :ledger then null else ledger_number end,
                   protected = protected and not :protected,
                   version = version + 1
             where area = :area and id = :id
            """)
        .param("id", person)
        .param("number", taken.containsKey("number"))
        .param("ledger", taken.containsKey("ledger"))
        .param("protected", taken.containsKey("protected"))
        .update();
    version(area, person, source);
  }

  /// A version says what the one before said, and what the row now says otherwise.
  void version(Area area, UUID person, Source source) {
    area.sql(
            """
            insert into person_version
                   (area, person, version, recorded, actor, origin, origin_id, why, content)
            select :area, p.id, p.version, now(), :actor, :origin, :merge, :why,
                   coalesce((select content from person_version v
                              where v.area = :area and v.person = p.id and v.version < p.version
                              order by v.version desc limit 1), '{}')
                   - cast('{number,ledger,protected,mergedInto,tickets,ticket,issued,reissued,voided,voidReason}' as text[])
                   || jsonb_strip_nulls(jsonb_build_object(
                        'number', replace(encode(p.number_sealed, 'base64'), E'\\n', ''),
                        'ledger', p.ledger_number,
                        'protected', nullif(p.protected, false)))
              from person p
             where p.area = :area and p.id = :id
            """)
        .param("id", person)
        .param("actor", source.actor())
        .param("origin", source.origin().name())
        .param("merge", source.originId())
        .param("why", source.why())
        .update();
    area.sql(
            """
            insert into person_address (area, person, version, sealed)
            select a.area, a.person, p.version, a.sealed
              from person p
             cross join lateral (
                    select * from person_address
                     where area = :area and person = p.id and version < p.version
                     order by version desc limit 1) a
             where p.area = :area and p.id = :id
               and not exists (
                     select from person_version v
                      where v.area = :area and v.person = p.id
                        and v.version > a.version and v.version < p.version
                        and v.content ->> 'mergedInto' is null)
            """)
        .param("id", person)
        .update();
  }

  /// The last version of the person who goes.
  void lastVersion(Area area, UUID person, Items items, UUID into, Source source) {
    area.sql(
            """
            insert into person_version
                   (area, person, version, recorded, actor, origin, origin_id, why, content)
            select :area, :id, :version, now(), :actor, :origin, :merge, :why,
                   coalesce((select content from person_version v
                              where v.area = :area and v.person = :id
                              order by v.version desc limit 1), '{}')
                   - cast('{tickets,ticket,issued,reissued,voided,voidReason}' as text[])
                   || jsonb_build_object('mergedInto', cast(:into as text))
            """)
        .param("id", person)
        .param("version", items.version + 1)
        .param("into", into)
        .param("actor", source.actor())
        .param("origin", source.origin().name())
        .param("merge", source.originId())
        .param("why", source.why())
        .update();
  }

  private byte[] sealedAnew(Area area, byte[] sealed, UUID from, UUID to) {
    AreaCipher cipher = keys.of(area);
    byte[] number = cipher.open(SealedBytes.of(sealed), PersonNumbers.place(from));
    return cipher.seal(number, PersonNumbers.place(to)).bytes();
  }
}
