package vrs.server.record;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import vrs.server.platform.AreaCode;
import vrs.server.platform.TestDatabase;

class SearchKeyUpdateTest {
  @RegisterExtension static final TestDatabase database = new TestDatabase();
  private static final String FILE =
      """
      自治体コード,券番号,宛名番号,個人番号,氏名,氏名カナ,生年月日,性別,接種券発行日,転出日,死亡日,支援措置,旧氏,旧氏カナ,通称
      131016,0000000017,1007,,髙橋［齋藤］　花子,タカハシ［サイトウ］　ハナコ,1988-02-29,2,2025-12-10,,,0,渡邉,ワタナベ,濵田　花
      """;

  @TempDir Path folder;

  @Test
  void keys_of_an_earlier_version_are_made_anew_in_every_area() throws SQLException {
    var desk = new ImportDesk(database, folder);
    for (String area : new String[] {"131016", "141003"}) {
      var code = new AreaCode(area);
      desk.stored(code, desk.plan(code, FILE.replace("131016", area)));
    }
    String keys =
        """
        select string_agg(concat_ws(' ', area, search_key, name_key), ' ' order by area)
               || (select string_agg(concat_ws(' ', area, kind, name_key, kana_key), ' '
                                     order by area, kind) from person_name)
          from person
        """;
    String right = desk.one(keys);
    assertThat(right).contains("高橋花子", "斉藤花子", "渡辺花子 ワタナヘハナコ", "浜田花 浜田花");
    desk.update("update person set search_key = 'たかはし', name_key = ''");
    desk.update("update person_name set name_key = '齋藤花子', kana_key = ''");

    try (Connection owner = database.owner().getConnection()) {
      owner.setAutoCommit(false);
      SearchKeyUpdate.run(owner);
      owner.commit();
    }

    assertThat(desk.one(keys)).isEqualTo(right);
    assertThat(
            desk.one(
                "select checksum::text from flyway_schema_history where description = 'search keys'"))
        .isEqualTo(String.valueOf(SearchKeyUpdate.version()));
  }
}
