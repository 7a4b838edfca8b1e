package vrs.server.record;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.io.UncheckedIOException;
import java.util.Enumeration;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import vrs.server.platform.Area;
import vrs.server.platform.AreaKeys;
import vrs.server.platform.SealedBytes;
import vrs.server.platform.SealedPlace;

/// What an import keeps until it is confirmed, in sealed pieces of a size that fits into memory.
@Component
final class ImportChunks {
  private static final int PIECE = 1_000_000;
  private final AreaKeys keys;

  /// What a piece holds.
  enum Kind {
    /// The bytes as sent.
    FILE,
    /// Finished rows of persons or doses that are new.
    NEW,
    /// Finished rows of persons or doses that change.
    CHANGED,
    /// Finished rows of doses of which the rules say something else, because others come.
    REASSESSED,
    /// What the register held when the doses of a plan were checked.
    KNOWN,
    /// Lines that are not taken.
    REJECTED,
    /// Lines that are taken and have to be looked at.
    DOUBTFUL
  }

  ImportChunks(AreaKeys keys) {
    this.keys = keys;
  }

  /// @param number counts the pieces of a kind, from 0
  /// @param rows how many rows the piece holds
  void add(Area area, UUID batch, Kind kind, int number, int rows, byte[] content) {
    byte[] sealed = keys.of(area).seal(content, place(batch, kind, number)).bytes();
    area.sql(
            """
            insert into import_chunk (area, batch, kind, number, rows, sealed)
            values (:area, :batch, :kind, :number, :rows, :sealed)
            """)
        .param("batch", batch)
        .param("kind", kind.name())
        .param("number", number)
        .param("rows", rows)
        .param("sealed", sealed)
        .update();
  }

  void addFile(Area area, UUID batch, Upload upload) {
    try (InputStream in = upload.open()) {
      int number = 0;
      for (byte[] piece = in.readNBytes(PIECE); piece.length > 0; piece = in.readNBytes(PIECE)) {
        add(area, batch, Kind.FILE, number++, 0, piece);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// The file as it was sent, read piece by piece inside the transaction.
  @SuppressWarnings("JdkObsolete") // a SequenceInputStream asks for an Enumeration
  Upload file(Area area, UUID batch) {
    return () -> {
      var pieces =
          numbers(area, batch, Kind.FILE).stream()
              .<InputStream>map(
                  number -> new ByteArrayInputStream(open(area, batch, Kind.FILE, number)))
              .iterator();
      return new SequenceInputStream(
          new Enumeration<InputStream>() {
            @Override
            public boolean hasMoreElements() {
              return pieces.hasNext();
            }

            @Override
            public InputStream nextElement() {
              return pieces.next();
            }
          });
    };
  }

  /// Hands over the pieces of a kind, in order.
  ///
  /// @param progress counts their rows
  void each(Area area, UUID batch, Kind kind, ImportProgress progress, Consumer<byte[]> reader) {
    for (Piece piece : pieces(area, batch, kind)) {
      reader.accept(open(area, batch, kind, piece.number));
      progress.advance(piece.rows);
    }
  }

  /// Deletes the pieces of all kinds but these.
  void deleteAllBut(Area area, UUID batch, Kind... kinds) {
    area.sql(
            """
            delete from import_chunk
             where area = :area and batch = :batch and kind <> all(:kinds)
            """)
        .param("batch", batch)
        .param("kinds", Stream.of(kinds).map(Kind::name).toArray(String[]::new))
        .update();
  }

  void deleteAll(Area area, UUID batch) {
    deleteAllBut(area, batch);
  }

  List<Integer> numbers(Area area, UUID batch, Kind kind) {
    return pieces(area, batch, kind).stream().map(Piece::number).toList();
  }

  private record Piece(int number, int rows) {}

  private static List<Piece> pieces(Area area, UUID batch, Kind kind) {
    return area.sql(
            """
            select number, rows from import_chunk
             where area = :area and batch = :batch and kind = :kind
             order by number
            """)
        .param("batch", batch)
        .param("kind", kind.name())
        .query((row, _) -> new Piece(row.getInt("number"), row.getInt("rows")))
        .list();
  }

  /// @throws ImportProgress.WorkLost if it is gone: somebody has cancelled the import
  byte[] open(Area area, UUID batch, Kind kind, int number) {
    byte[] sealed =
        area.sql(
                """
                select sealed from import_chunk
                 where area = :area and batch = :batch and kind = :kind and number = :number
                """)
            .param("batch", batch)
            .param("kind", kind.name())
            .param("number", number)
            .query(byte[].class)
            .optional()
            .orElseThrow(ImportProgress.WorkLost::new);
    return keys.of(area).open(SealedBytes.of(sealed), place(batch, kind, number));
  }

  private static SealedPlace place(UUID batch, Kind kind, int number) {
    return new SealedPlace(batch, "import_chunk." + kind + "." + number);
  }
}
