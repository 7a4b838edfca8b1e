package vrs.server;

import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Something in every table of the quality work of a municipality.
final class QualityRows {
  private final JdbcClient all;
  private final String area;
  private final String mark;

  QualityRows(JdbcClient all, String area, String mark) {
    this.all = all;
    this.area = area;
    this.mark = mark;
  }

  /// @param things gets what has an address; names the dose and the person that all is about
  void fill(Map<Thing, String> things) {
    UUID dose = UUID.fromString(Objects.requireNonNull(things.get(Thing.DOSE)));
    UUID person = UUID.fromString(Objects.requireNonNull(things.get(Thing.PERSON)));
    insert(
        """
        insert into quality_mark (area, id, dose, mark, at, account, note)
        values (:area, :id, :about, 'PUT_BACK', now(), gen_random_uuid(), :mark || 'は後日')
        """,
        dose);
    UUID bulk =
        insert(
            """
            insert into quality_bulk (area, id, made, account, selected, changes, why, undone, undone_by)
            values (:area, :id, now(), gen_random_uuid(), '{"lot": "MH9999"}', '{"lot": "MH1001"}',
                    :mark || 'の一括訂正', now(), :about)
            """,
            dose);
    all.sql(
            """
            insert into quality_bulk_dose (area, bulk, dose, version, state)
            values (:area, :bulk, :dose, 1, 'BACK')
            """)
        .param("area", area)
        .param("bulk", bulk)
        .param("dose", dose)
        .update();
    UUID merge =
        insert(
            """
            insert into person_merge (area, id, made, account, person, other_person, why, rows, moved,
                                      before, undone, undone_by)
            values (:area, :id, now(), gen_random_uuid(), :about, gen_random_uuid(), :mark || 'の統合',
                    jsonb_build_object('person', jsonb_build_object('name', :mark || '　太郎')), '{}',
                    '{}', now(), gen_random_uuid())
            """,
            person);
    UUID distinct =
        insert(
            """
            insert into person_distinct (area, id, person, other_person, at, account, why)
            values (:area, :id, :about, 'ffffffff-ffff-4fff-bfff-ffffffffffff', now(), gen_random_uuid(),
                    :mark || 'の別人')
            """,
            person);
    insert(
        """
        insert into recheck (area, basis, begun, persons, after, orphan)
        values (:area, 'rules of ' || :mark, now(), 7000000 + cast(:area as integer), :about, :id)
        """,
        person);
    things.put(Thing.BULK, bulk.toString());
    things.put(Thing.MERGE, merge.toString());
    things.put(Thing.DISTINCT, distinct.toString());
  }

  private UUID insert(String statement, UUID about) {
    UUID id = UUID.randomUUID();
    all.sql(statement)
        .param("area", area)
        .param("id", id)
        .param("about", about)
        .param("mark", mark)
        .update();
    return id;
  }
}
