package vrs.proof;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.regex.Pattern;

/// A public key (Ed25519) for signed notes, in the form of C2SP's `signed-note`: `name+key
/// id+base64 of 0x01 and the key`. The id covers the name and the key.
public final class NoteKey {
  private static final byte ED25519 = 1;
  private static final byte[] SPKI = HexFormat.of().parseHex("302a300506032b6570032100");
  private static final Pattern NAME = Pattern.compile("[a-zA-Z0-9][a-zA-Z0-9./_-]{0,99}");
  private static final int KEY_BYTES = 32;

  private final String name;
  private final byte[] key;
  private final PublicKey publicKey;

  private NoteKey(String name, byte[] key, PublicKey publicKey) {
    this.name = name;
    this.key = key;
    this.publicKey = publicKey;
  }

  /// @param name of the log, as the first line of its checkpoints
  /// @throws IllegalArgumentException if this is no name or no Ed25519 key
  public static NoteKey of(String name, PublicKey key) {
    byte[] spki = key.getEncoded();
    if (spki.length != SPKI.length + KEY_BYTES
        || !Arrays.equals(spki, 0, SPKI.length, SPKI, 0, SPKI.length)) {
      throw new IllegalArgumentException("not an Ed25519 key");
    }
    return of(name, Arrays.copyOfRange(spki, SPKI.length, spki.length));
  }

  private static NoteKey of(String name, byte[] key) {
    if (!NAME.matcher(name).matches()) {
      throw new IllegalArgumentException("not the name of a log");
    }
    try {
      byte[] spki = Arrays.copyOf(SPKI, SPKI.length + KEY_BYTES);
      System.arraycopy(key, 0, spki, SPKI.length, KEY_BYTES);
      var publicKey =
          KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(spki));
      return new NoteKey(name, key, publicKey);
    } catch (GeneralSecurityException e) {
      throw new IllegalArgumentException("not an Ed25519 key", e);
    }
  }

  /// Reads what [#text] wrote.
  ///
  /// @throws Unreadable for anything else
  public static NoteKey parse(String text) throws Unreadable {
    String[] parts = text.split("\\+", 3);
    try {
      byte[] typed = Base64.getDecoder().decode(parts[parts.length - 1]);
      if (parts.length == 3 && typed.length == 1 + KEY_BYTES && typed[0] == ED25519) {
        var key = of(parts[0], Arrays.copyOfRange(typed, 1, typed.length));
        if (key.text().equals(text)) {
          return key;
        }
      }
    } catch (IllegalArgumentException _) {
      // as any other text that is no key
    }
    throw new Unreadable("not a verifier key");
  }

  public String name() {
    return name;
  }

  /// One line, to publish beside the log.
  public String text() {
    return name
        + "+"
        + HexFormat.of().formatHex(id())
        + "+"
        + Base64.getEncoder().encodeToString(typedKey());
  }

  /// Four bytes that tell keys of one name apart.
  byte[] id() {
    byte[] prefix = (name + "\n").getBytes(StandardCharsets.UTF_8);
    return Arrays.copyOf(Hash.of(prefix, typedKey()).raw(), 4);
  }

  boolean signed(byte[] message, byte[] signature) {
    try {
      var ed25519 = Signature.getInstance("Ed25519");
      ed25519.initVerify(publicKey);
      ed25519.update(message);
      return ed25519.verify(signature);
    } catch (GeneralSecurityException _) {
      return false; // a signature of the wrong length or form
    }
  }

  private byte[] typedKey() {
    var typed = new ByteArrayOutputStream();
    typed.write(ED25519);
    typed.writeBytes(key);
    return typed.toByteArray();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof NoteKey that && text().equals(that.text());
  }

  @Override
  public int hashCode() {
    return text().hashCode();
  }

  @Override
  public String toString() {
    return text();
  }
}
