package vrs.proof;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/// A published archive of the audit log: six files in a folder or a zip.
public final class Archive implements Closeable {
  /// The verifier keys, one a line.
  public static final String KEYS = "keys.txt";

  /// The heads before the first seal of the archive; empty when it begins at the beginning.
  public static final String BEGIN = "begin.ndjson";

  /// The entries, in the order of their seals.
  public static final String ENTRIES = "entries.ndjson";

  /// The seals: between two checkpoints sorted by area and sequence.
  public static final String SEALS = "seals.ndjson";

  /// The checkpoints, one signed note after the other.
  public static final String CHECKPOINTS = "checkpoints.txt";

  /// The heads after the last seal.
  public static final String END = "end.ndjson";

  /// All of them, as they lie in a zip.
  public static final List<String> FILES = List.of(KEYS, BEGIN, ENTRIES, SEALS, CHECKPOINTS, END);

  private final Map<String, Source> files;
  private final Closeable container;

  /// Opens a file of the archive.
  @FunctionalInterface
  public interface Source {
    InputStream open() throws IOException;
  }

  /// An archive from anywhere.
  public Archive(Map<String, Source> files) {
    this(files, () -> {});
  }

  private Archive(Map<String, Source> files, Closeable container) {
    this.files = new TreeMap<>(files);
    this.container = container;
  }

  /// Opens a folder or a zip.
  public static Archive open(Path path) throws IOException {
    return Files.isDirectory(path) ? folder(path) : zip(path);
  }

  private static Archive folder(Path folder) throws IOException {
    var files = new TreeMap<String, Source>();
    try (var all = Files.list(folder)) {
      all.forEach(file -> files.put("" + file.getFileName(), () -> Files.newInputStream(file)));
    }
    return new Archive(files);
  }

  private static Archive zip(Path path) throws IOException {
    var zip = new ZipFile(path.toFile());
    var files = new TreeMap<String, Source>();
    for (ZipEntry file : zip.stream().toList()) {
      files.put(file.getName(), () -> zip.getInputStream(file));
    }
    return new Archive(files, zip);
  }

  /// Files that are missing, and files that are none of the archive's.
  List<String> oddFiles() {
    var odd = new TreeSet<>(FILES);
    odd.removeAll(files.keySet());
    files.keySet().stream().filter(name -> !FILES.contains(name)).forEach(odd::add);
    return List.copyOf(odd);
  }

  /// A file; empty if it is missing.
  InputStream open(String name) throws IOException {
    Source source = files.get(name);
    return source == null ? InputStream.nullInputStream() : source.open();
  }

  @Override
  public void close() throws IOException {
    container.close();
  }
}
