package vrs.server.staff;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;
import vrs.server.platform.Area;
import vrs.server.platform.Refusal;

/// The tables of sites and of the people who work there.
@Component
final class Sites {

  /// Where doses are given (接種会場・医療機関).
  record Site(UUID id, String name) {}

  /// Who may open a shift at the site.
  record SitePerson(UUID id, UUID site, String displayName, boolean disabled) {
    @Override
    public String toString() {
      return "SitePerson[" + id + "]";
    }
  }

  List<Site> all(Area area) {
    return area.sql("select id, name from site where area = :area order by name")
        .query((row, _) -> new Site(row.getObject("id", UUID.class), row.getString("name")))
        .list();
  }

  Optional<Site> find(Area area, UUID id) {
    return area.sql("select id, name from site where area = :area and id = :id")
        .param("id", id)
        .query((row, _) -> new Site(row.getObject("id", UUID.class), row.getString("name")))
        .optional();
  }

  void add(Area area, Site site) {
    try {
      area.sql("insert into site (area, id, name) values (:area, :id, :name)")
          .param("id", site.id())
          .param("name", site.name())
          .update();
    } catch (DuplicateKeyException e) {
      throw new Refusal(StaffReason.SITE_NAME_TAKEN);
    }
  }

  /// People of all sites, by name.
  List<SitePerson> people(Area area) {
    return area.sql(
            """
            select id, site, display_name, disabled_at is not null as disabled
              from site_person
             where area = :area
             order by display_name
            """)
        .query((row, _) ->
            new SitePerson(
                row.getObject("id", UUID.class),
                row.getObject("site", UUID.class),
                row.getString("display_name"),
                row.getBoolean("disabled")))
        .list();
  }

  void addPerson(Area area, SitePerson person, String pin) {
    try {
      area.sql(
              """
              insert into site_person (area, id, site, display_name, pin)
              values (:area, :id, :site, :display, :pin)
              """)
          .param("id", person.id())
          .param("site", person.site())
          .param("display", person.displayName())
          .param("pin", pin)
          .update();
    } catch (DuplicateKeyException e) {
      throw new Refusal(StaffReason.SITE_NAME_TAKEN);
    }
  }

  /// The hashed PIN of a person of the site who is not disabled.
  Optional<String> pin(Area area, UUID site, UUID person) {
    return area.sql(
            """
            select pin
              from site_person
             where area = :area and id = :id and site = :site and disabled_at is null
            """)
        .param("id", person)
        .param("site", site)
        .query(String.class)
        .optional();
  }

  boolean disablePerson(Area area, UUID id, boolean disabled) {
    return area.sql(
                """
                update site_person
                   set disabled_at = case when :disabled then now() end
                 where area = :area and id = :id
                """)
            .param("id", id)
            .param("disabled", disabled)
            .update()
        == 1;
  }

  boolean changePin(Area area, UUID id, String pin) {
    return area.sql("update site_person set pin = :pin where area = :area and id = :id")
            .param("id", id)
            .param("pin", pin)
            .update()
        == 1;
  }
}
