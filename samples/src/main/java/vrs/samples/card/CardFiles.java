package vrs.samples.card;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.interfaces.RSAPublicKey;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;

/// The bytes of the card's elementary files, laid out as the table of the text application says.
final class CardFiles {

  private static final byte[] NO_BYTES = {};

  private CardFiles() {}

  /// EF0001: FF10, twelve digits, two bytes of filler.
  static byte[] number(CardHolder holder) {
    return join(hex("FF100C"), holder.number().getBytes(StandardCharsets.US_ASCII), hex("FFFF"));
  }

  /// The four items DF22 to DF25, which the digest covers.
  static byte[][] items(CardHolder holder) {
    return new byte[][] {
      part("DF22", holder.name().getBytes(StandardCharsets.UTF_8)),
      part("DF23", holder.address().getBytes(StandardCharsets.UTF_8)),
      part("DF24", ascii(holder.birthDate().format(DateTimeFormatter.BASIC_ISO_DATE))),
      part("DF25", ascii(String.valueOf(holder.sex())))
    };
  }

  /// EF0002: FF20 with the table of offsets from the start of the file, the items, and some filler.
  static byte[] person(byte[][] items) {
    int length = 11;
    for (var item : items) {
      length += item.length;
    }
    int offset = 2 + lengthBytes(length).length + 11;
    var table = new ByteArrayOutputStream();
    for (var item : items) {
      table.write(offset >> 8);
      table.write(offset);
      offset += item.length;
    }
    return join(
        part("FF20", join(part("DF21", table.toByteArray()), join(items))), hex("FFFFFFFF"));
  }

  /// What EF0003's signature covers.
  static byte[] digests(byte[] ofNumber, byte[] ofPerson) {
    return join(part("DF31", ofNumber), part("DF32", ofPerson));
  }

  static byte[] signedDigests(byte[] digests, byte[] signature) {
    return part("FF30", join(digests, part("DF33", signature)));
  }

  /// What the signature of EF0004 covers: both key ids and the municipality's key.
  static byte[] certified(byte[] issuer, byte[] subject, RSAPublicKey key) {
    return join(issuer, subject, key(key));
  }

  static byte[] certificate(byte[] certified, byte[] signature) {
    return part("7F21", join(part("5F4E", certified), part("5F37", signature)));
  }

  /// EF0005: basic information; DF43 is unknown, and written as cards show it.
  static byte[] information(byte[] issuer) {
    var unknown = new byte[128];
    for (int i = 32; i < unknown.length; i++) {
      unknown[i] = (byte) 0xFF;
    }
    return part(
        "FF40", join(part("DF41", hex("01030E01")), part("DF42", issuer), part("DF43", unknown)));
  }

  /// What the signature of EF0007 covers.
  static byte[] cardKey(RSAPublicKey key) {
    return part("DF51", key(key));
  }

  static byte[] signedCardKey(byte[] cardKey, byte[] signature) {
    return part("FF50", join(cardKey, part("DF52", signature)));
  }

  /// A key id: seven digits, 08 05, three digits, four bytes of padding.
  static byte[] keyId(String sevenDigits, int serial) {
    return join(ascii(sevenDigits), hex("0805"), ascii("%03d".formatted(serial)), new byte[4]);
  }

  private static byte[] key(RSAPublicKey key) {
    return join(hex("9003010001"), part("91", fixed(key.getModulus())));
  }

  private static byte[] fixed(BigInteger modulus) {
    var signed = modulus.toByteArray();
    var bytes = new byte[256];
    System.arraycopy(signed, signed.length - bytes.length, bytes, 0, bytes.length);
    return bytes;
  }

  private static byte[] part(String tag, byte[] value) {
    return join(hex(tag), lengthBytes(value.length), value);
  }

  private static byte[] lengthBytes(int length) {
    if (length < 0x80) {
      return new byte[] {(byte) length};
    }
    return length < 0x100
        ? new byte[] {(byte) 0x81, (byte) length}
        : new byte[] {(byte) 0x82, (byte) (length >> 8), (byte) length};
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  private static byte[] hex(String hex) {
    return hex.isEmpty() ? NO_BYTES : HexFormat.of().parseHex(hex);
  }

  static byte[] join(byte[]... parts) {
    var out = new ByteArrayOutputStream();
    for (var part : parts) {
      out.writeBytes(part);
    }
    return out.toByteArray();
  }
}
