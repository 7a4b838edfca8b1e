package vrs.samples;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/// The file with which a municipality registers its recipients (接種対象者ファイル), version 1.
///
/// The format is told in `docs/formats/recipients-v1.md`; the server reads it with code of its own.
public final class RecipientsFile {

  public static final List<String> HEADER =
      List.of(
          "自治体コード", "券番号", "宛名番号", "個人番号", "氏名", "氏名カナ", "生年月日", "性別", "接種券発行日", "転出日", "死亡日",
          "支援措置");

  private RecipientsFile() {}

  /// Writes the header and one line for each person, in their order; leaves the stream open.
  ///
  /// @throws UnencodableText if the encoding lacks a character of somebody's name; nothing is
  ///   written then
  public static void write(OutputStream out, TextEncoding encoding, List<Person> people)
      throws IOException {
    CsvFile.write(out, encoding, HEADER, people.stream().map(RecipientsFile::line).toList());
  }

  /// Writes as many people as wanted, one after the other, so that a file of any size fits into
  /// little memory; leaves the stream open.
  public static void write(OutputStream out, int count, Supplier<Person> people)
      throws IOException {
    CsvFile.writeUtf8(out, HEADER, IntStream.range(0, count).mapToObj(_ -> line(people.get())));
  }

  static List<String> line(Person person) {
    return List.of(
        person.municipality().code(),
        person.ticket(),
        person.ledgerNumber(),
        person.number().digits(),
        person.name(),
        person.kana(),
        person.born().text(),
        String.valueOf(person.sex().code()),
        person.ticketIssued().toString(),
        Objects.toString(person.movedOut(), ""),
        Objects.toString(person.died(), ""),
        person.isProtected() ? "1" : "0");
  }
}
