package vrs.server;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.util.Arrays;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/// A file that nobody should send to a register, and the code that it is refused with.
///
/// @param file made anew for each sending, while it is sent
record Bomb(String name, String code, Supplier<InputStream> file) {
  private static final String HEADER = "自治体コード,券番号,宛名番号,個人番号,氏名,氏名カナ,生年月日,性別,接種券発行日,転出日,死亡日,支援措置\n";
  private static final String LAUGHS =
      """
      <?xml version="1.0"?><!DOCTYPE lolz [<!ENTITY lol "lol"><!ENTITY lol1 "&lol;&lol;&lol;&lol;">
      <!ENTITY lol2 "&lol1;&lol1;&lol1;&lol1;"><!ENTITY lol3 "&lol2;&lol2;&lol2;&lol2;">]>
      <sst>&lol3;</sst>
      """;

  static Stream<Bomb> all() {
    return Stream.of(
        of("xlsx of a billion laughs", "D116", zip("[Content_Types].xml", "xl/sharedStrings.xml")),
        of("xlsx that a library wrote", "D116", zip("xl/workbook.xml")),
        of("xls", "D116", hex("d0cf11e0a1b11ae1", 4096)),
        of(
            "table as HTML, named xls",
            "D116",
            "<html><table><tr><td>1</td></tr></table>".getBytes(UTF_8)),
        of("zip", "D117", zip("a.txt", "b.txt")),
        of("gzip of 100 MB of nothing", "D117", gzip()),
        of("billion laughs", "D117", LAUGHS.getBytes(UTF_8)),
        of("PDF", "D117", "%PDF-1.7\n".repeat(1000).getBytes(UTF_8)),
        of(
            "picture of 50,000 by 50,000",
            "D117",
            hex("89504e470d0a1a0a0000000d494844520000c3500000c350", 4096)),
        of("JPEG", "D117", hex("ffd8ffe0", 4096)),
        of("UTF-16", "D118", ("\uFEFF" + HEADER).getBytes(Charset.forName("UTF-16LE"))),
        new Bomb("1 GB in one line", "D105", () -> endless(HEADER, "x", 1_000_000_000)),
        new Bomb(
            "field of 16 KB",
            "D105",
            () -> endless(HEADER, "131016,\"" + "x".repeat(16_400) + "\"\n", 1_000_000)),
        new Bomb("10,000 columns", "D105", () -> endless("", "列,", 50_000)),
        new Bomb("NUL", "D104", () -> endless(HEADER, "131016,\u0000\n", 1_000_000)),
        new Bomb("two encodings", "D103", Bomb::mixed),
        new Bomb(
            "quote never closed",
            "D111",
            () -> endless(HEADER + "131016,\"", "0000000017\n", 100_000_000)),
        new Bomb(
            "200 MB and a byte",
            "D106",
            () -> endless(HEADER, "131016," + ",".repeat(500) + "\n", 200_000_001)),
        new Bomb("a million lines and one", "D107", () -> endless(HEADER, ",\n", 2_000_002)),
        of("header only", "D112", HEADER.getBytes(UTF_8)),
        of("nothing", "D101", new byte[0]));
  }

  private static Bomb of(String name, String code, byte[] file) {
    return new Bomb(name, code, () -> new ByteArrayInputStream(file));
  }

  private static byte[] zip(String... names) {
    var bytes = new ByteArrayOutputStream();
    try (var zip = new ZipOutputStream(bytes)) {
      for (String name : names) {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(LAUGHS.getBytes(UTF_8));
        zip.write(new byte[10_000_000]);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  private static byte[] gzip() {
    var bytes = new ByteArrayOutputStream();
    try (var gzip = new GZIPOutputStream(bytes)) {
      for (int i = 0; i < 100; i++) {
        gzip.write(new byte[1_000_000]);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  private static byte[] hex(String begin, int length) {
    return Arrays.copyOf(HexFormat.of().parseHex(begin), length);
  }

  private static InputStream mixed() {
    return new SequenceInputStream(
        new ByteArrayInputStream((HEADER + "131016,髙橋\n").getBytes(UTF_8)),
        endless(
            "",
            new String("131016,髙橋\n".getBytes(Charset.forName("windows-31j")), ISO_8859_1),
            1_000_000,
            ISO_8859_1));
  }

  private static InputStream endless(String begin, String rest, int bytes) {
    return endless(begin, rest, bytes, UTF_8);
  }

  /// The same again and again, up to so many bytes.
  private static InputStream endless(String begin, String rest, int bytes, Charset charset) {
    byte[] again = rest.getBytes(charset);
    var repeated =
        new InputStream() {
          private int at;

          @Override
          public int read() {
            return at == bytes ? -1 : again[at++ % again.length] & 0xFF;
          }

          @Override
          public int read(byte[] into, int from, int length) {
            int count = Math.min(length, bytes - at);
            for (int i = 0; i < count; i++) {
              into[from + i] = again[at++ % again.length];
            }
            return count == 0 && length > 0 ? -1 : count;
          }
        };
    return new SequenceInputStream(
        Collections.enumeration(
            List.of(new ByteArrayInputStream(begin.getBytes(charset)), repeated)));
  }

  @Override
  public String toString() {
    return name;
  }
}
