package vrs.server.handover;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import org.jspecify.annotations.Nullable;
import vrs.server.platform.SealedFile;

/// A file that is being made: sealed on disk, nameless, with its digest. Too large for memory, and
/// not for the database before all of it is known to be right.
final class WrittenFile implements AutoCloseable {
  private final SealedFile file;
  private final MessageDigest sha256 = sha256();
  private byte @Nullable [] digest;

  WrittenFile() throws IOException {
    this.file = new SealedFile();
  }

  /// Where all of it is written, once.
  OutputStream write() {
    return new DigestOutputStream(file.write(), sha256);
  }

  InputStream open() {
    return file.open();
  }

  long size() {
    return file.size();
  }

  /// SHA-256, when what was written is closed.
  byte[] digest() {
    if (digest == null) {
      digest = sha256.digest();
    }
    return digest.clone();
  }

  @Override
  public void close() throws IOException {
    file.close();
  }

  static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
