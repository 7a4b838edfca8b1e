package vrs.server.record;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import vrs.server.platform.Area;

/// The table of a municipality's choices whether it keeps addresses here (C2). Without any it does
/// not: prints take the address from the ledger.
@Component
final class AddressChoices {

  /// Whether addresses are kept now, as an expression for a statement that does more.
  static final String KEPT =
      "coalesce((select kept from address_choice where area = :area order by at desc limit 1), false)";

  /// One choice.
  public record Choice(Instant at, boolean kept, UUID account) {}

  static boolean kept(Area area) {
    return area.sql("select " + KEPT).query(Boolean.class).single();
  }

  Optional<Choice> last(Area area) {
    return area.sql(
            """
            select at, kept, account
              from address_choice
             where area = :area
             order by at desc
             limit 1
            """)
        .query((row, _) ->
            new Choice(
                row.getTimestamp("at").toInstant(),
                row.getBoolean("kept"),
                row.getObject("account", UUID.class)))
        .optional();
  }

  void add(Area area, Choice choice) {
    area.sql(
            """
            insert into address_choice (area, at, kept, account)
            values (:area, :at, :kept, :account)
            """)
        .param("at", Timestamp.from(choice.at()))
        .param("kept", choice.kept())
        .param("account", choice.account())
        .update();
  }
}
