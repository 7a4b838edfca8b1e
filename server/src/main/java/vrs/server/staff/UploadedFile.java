package vrs.server.staff;

import java.io.File;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.apache.tomcat.util.http.fileupload.FileItemStream;
import org.jspecify.annotations.Nullable;
import org.springframework.web.multipart.MultipartFile;
import vrs.server.platform.PlatformReason;
import vrs.server.platform.Refusal;

/// A file that a form is sending, in the shape that Spring hands to a door. It is still on its way:
/// it can be read once, and nobody knows its size before the end.
///
/// A door that has read enough to refuse just stops: the listener passes over the rest, so that the
/// answer reaches a browser that sends before it reads (`application-lgwan.properties`).
record UploadedFile(FileItemStream item) implements MultipartFile {
  private static final int MOST_BYTES = 1_000_000;

  @Override
  public String getName() {
    return item.getFieldName();
  }

  @Override
  public String getOriginalFilename() {
    return String.valueOf(item.getName());
  }

  @Override
  public @Nullable String getContentType() {
    return item.getContentType();
  }

  /// Whether no file was chosen; one that was may still turn out to hold nothing.
  @Override
  public boolean isEmpty() {
    return getOriginalFilename().isEmpty();
  }

  /// Not known before all of it has been read.
  @Override
  public long getSize() {
    throw new UnsupportedOperationException();
  }

  /// From the first byte, once. A form that breaks off in the middle is refused where it does
  /// (E102).
  @Override
  public InputStream getInputStream() throws IOException {
    return new Arriving(item.openStream());
  }

  /// Of a small file, such as a key.
  @Override
  public byte[] getBytes() throws IOException {
    try (var in = getInputStream()) {
      byte[] bytes = in.readNBytes(MOST_BYTES + 1);
      if (bytes.length > MOST_BYTES) {
        throw new Refusal(PlatformReason.TOO_LARGE);
      }
      return bytes;
    }
  }

  /// It lies nowhere in the clear.
  @Override
  public void transferTo(File file) {
    throw new UnsupportedOperationException();
  }

  @Override
  public String toString() {
    return "[hidden]";
  }

  private static final class Arriving extends FilterInputStream {
    Arriving(InputStream in) {
      super(in);
    }

    @Override
    public int read() {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] into, int offset, int length) {
      try {
        return super.read(into, offset, length);
      } catch (IOException _) {
        throw new Refusal(PlatformReason.MALFORMED);
      }
    }

    /// Leaves what has not been read: closing the item's own stream would read all of it.
    @Override
    public void close() {}
  }
}
