package vrs.server.handover;

import java.io.BufferedInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import vrs.server.platform.Refusal;

/// A backup as a file of the municipality, with the key that opens it.
public final class BackupFile {
  private final Path file;
  private final BackupPrivateKey key;

  public BackupFile(Path file, BackupPrivateKey key) {
    this.file = file;
    this.key = key;
  }

  /// Proves that the file can be read and is complete, without any database.
  ///
  /// @throws Refusal H302, H304
  public BackupManifest verify() {
    try {
      return read((_, _) -> {});
    } catch (Refusal refusal) {
      throw refusal;
    } catch (RuntimeException e) {
      throw BackupReader.damaged(); // an altered byte turns up as anything, wherever it stands
    }
  }

  /// Reads all of it, once it has been verified.
  BackupManifest read(BackupReader.Lines lines) {
    try (var in = new BufferedInputStream(Files.newInputStream(file));
        var content = new Counted(BackupEnvelope.open(in, key))) {
      BackupManifest manifest = BackupReader.read(content, lines);
      BackupEnvelope.requireWhole(file, manifest.envelope(), content.bytes);
      return manifest;
    } catch (IOException e) {
      throw BackupReader.damaged();
    }
  }

  /// Knows how much was read.
  private static final class Counted extends FilterInputStream {
    private long bytes;

    Counted(InputStream in) {
      super(in);
    }

    @Override
    public int read() throws IOException {
      int one = super.read();
      bytes += one < 0 ? 0 : 1;
      return one;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
      int count = super.read(into, offset, length);
      bytes += Math.max(0, count);
      return count;
    }
  }
}
