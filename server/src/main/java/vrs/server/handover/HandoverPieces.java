package vrs.server.handover;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.io.UncheckedIOException;
import java.util.Enumeration;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import vrs.server.platform.Area;
import vrs.server.platform.AreaKeys;
import vrs.server.platform.SealedBytes;
import vrs.server.platform.SealedPlace;

/// What is kept of a file that was handed over, in sealed pieces of a size that fits into memory.
@Component
final class HandoverPieces {
  private static final int PIECE = 1_000_000;
  private final AreaKeys keys;

  /// What a piece holds.
  enum Kind {
    /// The bytes as they are downloaded.
    FILE,
    /// What the reader has to know of it.
    NOTES,
    /// Which rows it told, and a hash of each.
    DELIVERED
  }

  HandoverPieces(AreaKeys keys) {
    this.keys = keys;
  }

  void add(Area area, UUID handover, Kind kind, InputStream content) {
    try (content) {
      int number = 0;
      for (byte[] piece = content.readNBytes(PIECE);
          piece.length > 0;
          piece = content.readNBytes(PIECE)) {
        add(area, handover, kind, number++, piece);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void add(Area area, UUID handover, Kind kind, int number, byte[] piece) {
    area.sql(
            """
            insert into handover_piece (area, handover, kind, number, sealed)
            values (:area, :handover, :kind, :number, :sealed)
            """)
        .param("handover", handover)
        .param("kind", kind.name())
        .param("number", number)
        .param("sealed", keys.of(area).seal(piece, place(handover, kind, number)).bytes())
        .update();
  }

  /// One piece, if there is one of the number.
  Optional<byte[]> piece(Area area, UUID handover, Kind kind, int number) {
    return area.sql(
            """
            select sealed from handover_piece
             where area = :area and handover = :handover and kind = :kind and number = :number
            """)
        .param("handover", handover)
        .param("kind", kind.name())
        .param("number", number)
        .query(byte[].class)
        .optional()
        .map(sealed -> keys.of(area).open(SealedBytes.of(sealed), place(handover, kind, number)));
  }

  /// All of a kind, read piece by piece inside the transaction.
  InputStream open(Area area, UUID handover, Kind kind) {
    int count =
        area.sql(
                """
                select count(*) from handover_piece
                 where area = :area and handover = :handover and kind = :kind
                """)
            .param("handover", handover)
            .param("kind", kind.name())
            .query(Integer.class)
            .single();
    return new SequenceInputStream(
        enumeration(
            IntStream.range(0, count)
                .<InputStream>mapToObj(number ->
                    new ByteArrayInputStream(piece(area, handover, kind, number).orElseThrow()))));
  }

  /// One after the other, none before it is asked for.
  private static Enumeration<InputStream> enumeration(Stream<InputStream> pieces) {
    var each = pieces.iterator();
    return new Enumeration<>() {
      @Override
      public boolean hasMoreElements() {
        return each.hasNext();
      }

      @Override
      public InputStream nextElement() {
        return each.next();
      }
    };
  }

  /// The rows that were told before the latest received file need not be known any more.
  void forgetDelivered(Area area, Exit exit, UUID latest) {
    area.sql(
            """
            delete from handover_piece p
             where p.area = :area and p.kind = 'DELIVERED' and p.handover <> :latest
               and exists (
                     select from handover h
                      where h.area = :area and h.id = p.handover and h.exit = :exit
                        and h.confirmed is not null)
            """)
        .param("latest", latest)
        .param("exit", exit.name())
        .update();
  }

  private static SealedPlace place(UUID handover, Kind kind, int number) {
    return new SealedPlace(handover, "handover_piece." + kind + "." + number);
  }
}
