package vrs.server.record;

import java.util.UUID;
import org.springframework.stereotype.Component;
import vrs.server.platform.Area;

/// Doses whose ticket was not known when they were recorded (券番号不明の接種記録).
@Component
final class Orphans {

  /// Links those whose ticket is known by now, each with a version of its own. They stay to be
  /// checked: what the register knows of the person was not compared when they were given.
  ///
  /// @return how many
  int link(Area area, UUID actor, UUID batch) {
    return area.sql(
            """
            with linked as (
              update dose d
                 set person = t.person, version = d.version + 1
                from ticket t
               where d.area = :area and d.person is null
                 and t.area = :area and t.number = d.ticket
              returning d.*)
            insert into dose_version
                   (area, dose, version, recorded, actor, origin, origin_id, why, content)
            select :area, id, version, now(), :actor, 'LINK', :batch, '',
                   jsonb_build_object(
                     'ticket', ticket, 'person', person, 'product', product, 'number', number,
                     'lot', lot, 'given', given, 'givenIn', given_in, 'site', site,
                     'doctor', doctor, 'state', state)
              from linked
            """)
        .param("actor", actor)
        .param("batch", batch)
        .update();
  }
}
