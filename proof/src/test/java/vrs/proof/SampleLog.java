package vrs.proof;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.zip.ZipInputStream;

/// A log of invented deeds in three areas, sealed and signed as the server does it.
final class SampleLog {
  static final String NAME = "vrs.example/audit";
  static final List<String> AREAS = List.of("000001", "131016", "141003");

  final KeyPair pair;
  final NoteKey key;
  final List<AuditEntry> entries = new ArrayList<>();
  final List<Seal> seals = new ArrayList<>();
  final List<SignedNote> notes = new ArrayList<>();
  final HeadTree heads = new HeadTree();

  SampleLog() {
    try {
      pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
    key = NoteKey.of(NAME, pair.getPublic());
  }

  /// A log of this many entries, with a checkpoint after each ten.
  static SampleLog of(int size) {
    var log = new SampleLog();
    for (int done = 0; done < size; done += 10) {
      int until = Math.min(size, done + 10);
      for (int area = 0; area < AREAS.size(); area++) {
        for (int i = done; i < until; i++) {
          if (i % AREAS.size() == area) {
            log.enter(entry(i, AREAS.get(area)));
          }
        }
      }
      log.checkpoint();
    }
    return log;
  }

  static AuditEntry entry(int i, String area) {
    return new AuditEntry(
        new UUID(0x0123456789ab4000L, 0x8000000000000000L + i),
        area,
        Instant.parse("2026-11-23T03:00:00.000001Z").plusMillis(17L * i),
        "a" + i % 7,
        i % 2 == 0 ? "d1" : null,
        "dose.register",
        i % 5 == 0 ? "転入者の\"接種券\"発行" : null,
        i % 3 == 0 ? "s" + i : null,
        i % 11 == 0 ? "R205" : "done",
        AuditEntry.details(Map.of("n", "" + i)));
  }

  void enter(AuditEntry entry) {
    Seal seal = heads.head(entry.area()).seal(entry.id(), entry.hash());
    heads.put(seal.head());
    entries.add(entry);
    seals.add(seal);
  }

  void checkpoint() {
    int number = notes.size() + 1;
    var time = Instant.parse("2026-11-23T03:00:01Z").plusSeconds(number);
    Hash previous = notes.isEmpty() ? Hash.NONE : notes.getLast().hash();
    notes.add(sign(Checkpoint.of(NAME, heads, number, time, previous)));
  }

  SignedNote sign(Checkpoint checkpoint) {
    return SignedNote.sign(checkpoint.text(), key, this::signature);
  }

  private byte[] signature(byte[] text) {
    try {
      var ed25519 = Signature.getInstance("Ed25519");
      ed25519.initSign(pair.getPrivate());
      ed25519.update(text);
      return ed25519.sign();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /// The archive's files.
  Map<String, byte[]> files() {
    var zip = new ByteArrayOutputStream();
    try (var out = ArchiveWriter.zip(zip)) {
      out.keys(List.of(key));
      out.begin(List.of());
      out.entries();
      for (AuditEntry entry : entries) {
        out.entry(entry);
      }
      out.seals();
      for (Seal seal : seals) {
        out.seal(seal);
      }
      out.checkpoints();
      for (SignedNote note : notes) {
        out.checkpoint(note);
      }
      out.end(heads.heads());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return unzip(zip.toByteArray());
  }

  static Map<String, byte[]> unzip(byte[] zip) {
    var files = new TreeMap<String, byte[]>();
    try (var in = new ZipInputStream(new ByteArrayInputStream(zip))) {
      for (var file = in.getNextEntry(); file != null; file = in.getNextEntry()) {
        files.put(file.getName(), in.readAllBytes());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return files;
  }

  static AuditReport verify(Map<String, byte[]> files) {
    return verify(files, new AuditProof(List.of(), null));
  }

  static AuditReport verify(Map<String, byte[]> files, AuditProof proof) {
    var sources = new TreeMap<String, Archive.Source>();
    files.forEach((name, bytes) -> sources.put(name, () -> new ByteArrayInputStream(bytes)));
    try (var archive = new Archive(sources)) {
      return proof.verify(archive);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// The lines of a file, to be changed.
  static List<String> lines(Map<String, byte[]> files, String name) {
    return new ArrayList<>(new String(files.get(name), UTF_8).lines().toList());
  }

  static void setLines(Map<String, byte[]> files, String name, List<String> lines) {
    files.put(
        name, lines.isEmpty() ? new byte[0] : (String.join("\n", lines) + "\n").getBytes(UTF_8));
  }
}
