package vrs.samples;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What municipalities upload: docs/formats.
class FilesTest {

  private static final SampleWorld WORLD = SampleWorld.of(1, 300, 100);
  private static final Municipality CHIYODA = Municipality.of("131016");

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  @Test
  void a_recipient_is_a_line_under_the_header() throws IOException {
    var person = new PersonGenerator(1, SampleWorld.AS_OF).next(CHIYODA, EdgeCase.DAY_UNKNOWN);
    RecipientsFile.write(out, TextEncoding.UTF_8, List.of(person));

    assertThat(out.toString(UTF_8))
        .isEqualTo(
            "自治体コード,券番号,宛名番号,個人番号,氏名,氏名カナ,生年月日,性別,接種券発行日,転出日,死亡日,支援措置\r\n"
                + "131016,7182818283,1000007,"
                + person.number().digits()
                + ",島袋　カメ,シマブクロ　カメ,1931-08-00,2,"
                + person.ticketIssued()
                + ",,,0\r\n");
  }

  @Test
  void a_dose_is_a_line_under_the_header() throws IOException {
    var dose = WORLD.doses().getFirst();
    DosesFile.write(out, TextEncoding.UTF_8, List.of(dose));

    assertThat(out.toString(UTF_8).lines())
        .containsExactly(
            "自治体コード,券番号,接種回,接種日,接種自治体コード,会場名,医師名,製品コード,ロット番号,生年月日",
            String.join(
                ",",
                dose.person().municipality().code(),
                dose.person().ticket(),
                "1",
                dose.given().toString(),
                dose.site().code(),
                dose.siteName(),
                dose.doctor(),
                dose.product(),
                dose.lot(),
                dose.person().born().text()));
  }

  @Test
  void the_byte_order_mark_is_written_when_asked_for() throws IOException {
    RecipientsFile.write(out, TextEncoding.UTF_8_WITH_BOM, WORLD.recipients());

    assertThat(out.toByteArray()).startsWith(0xEF, 0xBB, 0xBF);
    assertThat(out.toString(UTF_8)).contains("𠮷野　太郎");
  }

  @Test
  void cp932_holds_the_variants_that_it_knows() throws IOException {
    var people =
        WORLD.recipients(CHIYODA).stream()
            .filter(person -> TextEncoding.WINDOWS_31J.holds(person.name()))
            .toList();
    RecipientsFile.write(out, TextEncoding.WINDOWS_31J, people);

    assertThat(out.toString(Charset.forName("windows-31j"))).contains("髙橋　花子", "山﨑　健", "［鈴木］");
  }

  @Test
  void a_character_that_cp932_lacks_is_told_by_place_and_nothing_is_written() {
    assertThatExceptionOfType(UnencodableText.class)
        .isThrownBy(
            () -> RecipientsFile.write(out, TextEncoding.WINDOWS_31J, WORLD.recipients(CHIYODA)))
        .withMessageNotContaining("𠮷")
        .satisfies(
            refused -> assertThat(refused.places()).contains(new UnencodableText.Place(2, "氏名")));
    assertThat(out.size()).isZero();
  }
}
