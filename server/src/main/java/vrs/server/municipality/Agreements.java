package vrs.server.municipality;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vrs.server.platform.Area;
import vrs.server.platform.AreaCode;

/// The table of agreements (B2), and the one place that every gate asks.
@Component
public final class Agreements {

  /// One act of agreeing or withdrawing.
  public record Act(
      Terms terms, int version, Instant at, boolean agreed, UUID account, String reference) {}

  /// Whether the municipality of the area agrees to these terms now, as an expression for a
  /// statement that reads more.
  public static String holding(Terms terms) {
    return """
    coalesce((select agreed from agreement
               where area = :area and terms = '%s'
               order by version desc, at desc limit 1), false)
    """
        .formatted(terms.name());
  }

  /// Whether the municipality of the area agrees to these terms now.
  public boolean hold(Area area, Terms terms) {
    return area.sql("select " + holding(terms)).query(Boolean.class).single();
  }

  /// All acts of the area, latest first.
  public List<Act> history(Area area) {
    return area.sql(
            """
            select terms, version, at, agreed, account, reference
              from agreement
             where area = :area
             order by version desc, at desc
            """)
        .query((row, _) ->
            new Act(
                Terms.valueOf(row.getString("terms")),
                row.getInt("version"),
                row.getTimestamp("at").toInstant(),
                row.getBoolean("agreed"),
                row.getObject("account", UUID.class),
                row.getString("reference")))
        .list();
  }

  void add(Area area, Act act) {
    area.sql(
            """
            insert into agreement (area, terms, version, at, agreed, account, reference)
            values (:area, :terms, :version, :at, :agreed, :account, :reference)
            """)
        .param("terms", act.terms().name())
        .param("version", act.version())
        .param("at", Timestamp.from(act.at()))
        .param("agreed", act.agreed())
        .param("account", act.account())
        .param("reference", act.reference())
        .update();
  }

  /// The municipalities that agree to these terms now, as anybody may know.
  public Set<AreaCode> participating(JdbcClient nation, Terms terms) {
    return nation
        .sql("select municipality from participation where terms = :terms and agreed")
        .param("terms", terms.name())
        .query(String.class)
        .list()
        .stream()
        .map(AreaCode::new)
        .collect(Collectors.toSet());
  }
}
