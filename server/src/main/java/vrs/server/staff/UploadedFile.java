package vrs.server.staff;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;
import org.springframework.web.multipart.MultipartFile;
import vrs.server.platform.SealedFile;

/// A file as a form sent it, in the shape that Spring hands to a door.
record UploadedFile(String field, String filename, @Nullable String type, SealedFile sealed)
    implements MultipartFile {

  @Override
  public String getName() {
    return field;
  }

  @Override
  public String getOriginalFilename() {
    return filename;
  }

  @Override
  public @Nullable String getContentType() {
    return type;
  }

  @Override
  public boolean isEmpty() {
    return sealed.size() == 0;
  }

  @Override
  public long getSize() {
    return sealed.size();
  }

  @Override
  public InputStream getInputStream() {
    return sealed.open();
  }

  @Override
  public byte[] getBytes() throws IOException {
    try (var in = sealed.open()) {
      return in.readAllBytes();
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
}
