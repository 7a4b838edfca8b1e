package vrs.card;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;

/// A card that accepted its PIN: gives its files, and signs the server's nonce.
public final class UnlockedCard {

  private static final int CHUNK = 256;

  /// Tag, three bytes of length, and the tag behind it: enough to know how long EF0002 is.
  private static final int PERSON_HEADER = 7;

  /// DigestInfo of SHA-256 (RFC 8017, 9.2), to be followed by the digest.
  private static final Bytes DIGEST_INFO = Bytes.ofHex("3031300D060960864801650304020105000420");

  private final CardChannel channel;

  UnlockedCard(CardChannel channel) {
    this.channel = channel;
  }

  /// Reads the files as they are, and has the nonce signed by the card's own key.
  ///
  /// @param nonce from the server, for this application only
  public CardEvidence read(Bytes nonce) throws CardRefusal {
    return new CardEvidence(
        file(0x0001, NumberFile.SIZE),
        person(),
        file(0x0003, DigestFile.SIZE),
        file(0x0004, MunicipalityCertificate.SIZE),
        file(0x0007, CardKeyFile.SIZE),
        sign(nonce));
  }

  private Bytes person() throws CardRefusal {
    select(0x0002);
    var header = readBinary(0, PERSON_HEADER);
    int size = sizeOf(header);
    if (size < PERSON_HEADER || size > PersonFile.MAX_SIZE) {
      throw new CardRefusal(CardReason.UNEXPECTED_ANSWER, "EF0002 claims " + size + " bytes");
    }
    var out = new ByteArrayOutputStream(size);
    out.writeBytes(header);
    readOn(out, size);
    return Bytes.of(out.toByteArray());
  }

  private static int sizeOf(byte[] header) {
    int first = header[2] & 0xFF;
    return switch (first) {
      case 0x81 -> 4 + (header[3] & 0xFF);
      case 0x82 -> 5 + (ByteBuffer.wrap(header).getShort(3) & 0xFFFF);
      default -> 3 + first;
    };
  }

  private Bytes file(int id, int size) throws CardRefusal {
    select(id);
    var out = new ByteArrayOutputStream(size);
    readOn(out, size);
    return Bytes.of(out.toByteArray());
  }

  private void readOn(ByteArrayOutputStream out, int size) throws CardRefusal {
    while (out.size() < size) {
      out.writeBytes(readBinary(out.size(), Math.min(CHUNK, size - out.size())));
    }
  }

  private byte[] readBinary(int offset, int length) throws CardRefusal {
    byte[] command = {
      0x00, (byte) 0xB0, (byte) (offset >> 8), (byte) offset, (byte) length // 256 is written as 0
    };
    var answer = Answer.to(command, channel);
    if (!answer.isOk() || answer.data().length() != length) {
      throw answer.unexpected("READ BINARY");
    }
    return answer.data().toArray();
  }

  private void select(int id) throws CardRefusal {
    byte[] command = {0x00, (byte) 0xA4, 0x02, 0x0C, 0x02, (byte) (id >> 8), (byte) id};
    var answer = Answer.to(command, channel);
    if (!answer.isOk()) {
      throw answer.unexpected("SELECT %04X".formatted(id));
    }
  }

  private Bytes sign(Bytes nonce) throws CardRefusal {
    select(0x0013);
    var digest = nonce.sha256();
    int length = DIGEST_INFO.length() + digest.length();
    var command =
        ByteBuffer.allocate(5 + length + 1)
            .put(new byte[] {(byte) 0x80, 0x2A, 0x00, 0x00, (byte) length})
            .put(DIGEST_INFO.array())
            .put(digest.array())
            .put((byte) 0)
            .array();
    var answer = Answer.to(command, channel);
    if (!answer.isOk() || answer.data().length() != Rsa.SIGNATURE_SIZE) {
      throw answer.unexpected("internal authentication");
    }
    return answer.data();
  }
}
