package vrs.proof;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collection;
import java.util.function.UnaryOperator;

/// A text with the log's signature, in the form of C2SP's `signed-note`: the text, an empty line,
/// and a line `— name base64(key id, signature)`.
///
/// @param text ends with LF
/// @param signatureLine without LF
public record SignedNote(String text, String signatureLine) {
  static final String SIGNATURE = "— ";

  /// Signs the text.
  ///
  /// @param ed25519 makes a signature over the bytes, with the private key of `key`
  public static SignedNote sign(String text, NoteKey key, UnaryOperator<byte[]> ed25519) {
    byte[] signature = ed25519.apply(text.getBytes(StandardCharsets.UTF_8));
    byte[] named = Arrays.copyOf(key.id(), 4 + signature.length);
    System.arraycopy(signature, 0, named, 4, signature.length);
    return new SignedNote(
        text, SIGNATURE + key.name() + " " + Base64.getEncoder().encodeToString(named));
  }

  /// Reads one note, as a witness or a person keeps it.
  ///
  /// @throws Unreadable for anything else
  public static SignedNote parse(String note) throws Unreadable {
    int end = note.indexOf("\n\n" + SIGNATURE);
    if (end < 0 || note.indexOf('\n', end + 2) != note.length() - 1) {
      throw new Unreadable("not a note with one signature");
    }
    return new SignedNote(note.substring(0, end + 1), note.substring(end + 2, note.length() - 1));
  }

  /// Whether one of the keys made the signature. The line must be exactly as that key writes it.
  public boolean signedBy(Collection<NoteKey> keys) {
    return keys.stream().anyMatch(this::signedBy);
  }

  private boolean signedBy(NoteKey key) {
    String prefix = SIGNATURE + key.name() + " ";
    if (!signatureLine.startsWith(prefix)) {
      return false;
    }
    String encoded = signatureLine.substring(prefix.length());
    try {
      byte[] named = Base64.getDecoder().decode(encoded);
      return named.length > 4
          && Base64.getEncoder().encodeToString(named).equals(encoded)
          && Arrays.equals(named, 0, 4, key.id(), 0, 4)
          && key.signed(
              text.getBytes(StandardCharsets.UTF_8), Arrays.copyOfRange(named, 4, named.length));
    } catch (IllegalArgumentException _) {
      return false; // not base64
    }
  }

  /// The whole note.
  public String note() {
    return text + "\n" + signatureLine + "\n";
  }

  /// SHA-256 of the whole note, which the next checkpoint carries.
  public Hash hash() {
    return Hash.of(note().getBytes(StandardCharsets.UTF_8));
  }
}
