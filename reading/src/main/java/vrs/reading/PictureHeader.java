package vrs.reading;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.Arrays;
import java.util.Optional;

/// What a picture file says about itself, read without decoding it, so that a few bytes cannot ask
/// for gigabytes.
///
/// @param orientation the EXIF value 1–8: how the camera was held
record PictureHeader(Format format, int width, int height, int orientation) {
  private static final byte[] PNG = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'};

  enum Format {
    JPEG,
    PNG
  }

  /// Empty where the bytes are neither a JPEG nor a PNG file with a whole header.
  static Optional<PictureHeader> of(byte[] file) {
    if (file.length >= 33 && Arrays.equals(file, 0, 8, PNG, 0, 8)) {
      return png(file);
    }
    if (file.length >= 4 && unsigned(file, 0, 2) == 0xFFD8) {
      return jpeg(file);
    }
    return Optional.empty();
  }

  private static Optional<PictureHeader> png(byte[] file) {
    if (!"IHDR".equals(new String(file, 12, 4, ISO_8859_1))) {
      return Optional.empty();
    }
    return sized(Format.PNG, unsigned(file, 16, 4), unsigned(file, 20, 4), 1);
  }

  private static Optional<PictureHeader> jpeg(byte[] file) {
    int orientation = 1;
    int at = 2;
    while (at + 4 <= file.length) {
      if ((file[at] & 255) != 0xFF) {
        return Optional.empty();
      }
      int marker = file[at + 1] & 255;
      if (marker == 0xFF) {
        at++;
        continue;
      }
      int length = (int) unsigned(file, at + 2, 2);
      if (length < 2 || at + 2 + length > file.length || marker == 0xDA || marker == 0xD9) {
        return Optional.empty();
      }
      if (marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC) {
        return length < 8
            ? Optional.empty()
            : sized(Format.JPEG, unsigned(file, at + 7, 2), unsigned(file, at + 5, 2), orientation);
      }
      if (marker == 0xE1) {
        orientation = orientation(file, at + 4, at + 2 + length).orElse(orientation);
      }
      at += 2 + length;
    }
    return Optional.empty();
  }

  private static Optional<PictureHeader> sized(
      Format format, long width, long height, int orientation) {
    if (width < 1 || height < 1 || width > Integer.MAX_VALUE || height > Integer.MAX_VALUE) {
      return Optional.empty();
    }
    return Optional.of(new PictureHeader(format, (int) width, (int) height, orientation));
  }

  /// Tag 0x0112 of the first directory of an EXIF segment that lies in `from` to `to`.
  private static Optional<Integer> orientation(byte[] file, int from, int to) {
    int tiff = from + 6;
    if (to - from < 14 || !"Exif\0\0".equals(new String(file, from, 6, ISO_8859_1))) {
      return Optional.empty();
    }
    boolean little = file[tiff] == 'I';
    long directory = tiff + ordered(file, tiff + 4, 4, little);
    if (directory + 2 > to) {
      return Optional.empty();
    }
    int entries = (int) ordered(file, (int) directory, 2, little);
    for (int i = 0; i < entries; i++) {
      long entry = directory + 2 + 12L * i;
      if (entry + 12 > to) {
        return Optional.empty();
      }
      if (ordered(file, (int) entry, 2, little) == 0x0112) {
        int value = (int) ordered(file, (int) entry + 8, 2, little);
        return value >= 1 && value <= 8 ? Optional.of(value) : Optional.empty();
      }
    }
    return Optional.empty();
  }

  private static long unsigned(byte[] file, int at, int count) {
    return ordered(file, at, count, false);
  }

  private static long ordered(byte[] file, int at, int count, boolean little) {
    long value = 0;
    for (int i = 0; i < count; i++) {
      value = (value << 8) | (file[little ? at + count - 1 - i : at + i] & 255);
    }
    return value;
  }
}
