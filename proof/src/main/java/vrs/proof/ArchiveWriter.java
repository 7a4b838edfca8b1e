package vrs.proof;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/// Writes an archive file by file, in the order of [Archive#FILES].
public final class ArchiveWriter implements Closeable {

  /// Where the files go.
  private interface Target extends Closeable {
    OutputStream begin(String name) throws IOException;
  }

  private final Target target;
  private OutputStream out = OutputStream.nullOutputStream();
  private int files;

  private ArchiveWriter(Target target) {
    this.target = target;
  }

  /// An archive in a zip. Closing it ends the zip and leaves the stream open.
  public static ArchiveWriter zip(OutputStream stream) {
    var zip = new ZipOutputStream(stream, UTF_8);
    return new ArchiveWriter(
        new Target() {
          @Override
          public OutputStream begin(String name) throws IOException {
            zip.putNextEntry(new ZipEntry(name));
            return zip;
          }

          @Override
          public void close() throws IOException {
            zip.finish();
          }
        });
  }

  /// An archive in a folder, which is made if need be.
  public static ArchiveWriter folder(Path folder) throws IOException {
    Files.createDirectories(folder);
    return new ArchiveWriter(new Folder(folder));
  }

  public void keys(Collection<NoteKey> keys) throws IOException {
    begin(Archive.KEYS);
    for (NoteKey key : keys) {
      line(key.text().getBytes(UTF_8));
    }
  }

  /// The heads before the first seal: none for a log from its beginning.
  public void begin(Collection<Head> heads) throws IOException {
    begin(Archive.BEGIN);
    heads(heads);
  }

  /// Begins the file of entries; [#entry] for each follows.
  public void entries() throws IOException {
    begin(Archive.ENTRIES);
  }

  public void entry(AuditEntry entry) throws IOException {
    line(entry.bytes());
  }

  /// Begins the file of seals; [#seal] for each follows.
  public void seals() throws IOException {
    begin(Archive.SEALS);
  }

  public void seal(Seal seal) throws IOException {
    line(seal.bytes());
  }

  /// Begins the file of checkpoints; [#checkpoint] for each follows.
  public void checkpoints() throws IOException {
    begin(Archive.CHECKPOINTS);
  }

  public void checkpoint(SignedNote note) throws IOException {
    out.write(note.note().getBytes(UTF_8));
  }

  /// The heads after the last seal.
  public void end(Collection<Head> heads) throws IOException {
    begin(Archive.END);
    heads(heads);
  }

  private void heads(Collection<Head> heads) throws IOException {
    for (Head head : heads) {
      line(head.bytes());
    }
  }

  private void line(byte[] bytes) throws IOException {
    out.write(bytes);
    out.write('\n');
  }

  private void begin(String name) throws IOException {
    if (files == Archive.FILES.size() || !Archive.FILES.get(files).equals(name)) {
      throw new IllegalStateException(name + " out of its order");
    }
    files++;
    out = target.begin(name);
  }

  @Override
  public void close() throws IOException {
    target.close();
  }

  /// One open file at a time.
  private static final class Folder implements Target {
    private final Path folder;
    private OutputStream open = OutputStream.nullOutputStream();

    Folder(Path folder) {
      this.folder = folder;
    }

    @Override
    public OutputStream begin(String name) throws IOException {
      open.close();
      open = new BufferedOutputStream(Files.newOutputStream(folder.resolve(name)));
      return open;
    }

    @Override
    public void close() throws IOException {
      open.close();
    }
  }
}
