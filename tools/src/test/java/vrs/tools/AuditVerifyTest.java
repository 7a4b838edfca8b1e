package vrs.tools;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vrs.proof.Archive;
import vrs.proof.ArchiveWriter;
import vrs.proof.AuditEntry;
import vrs.proof.Checkpoint;
import vrs.proof.Finding;
import vrs.proof.Hash;
import vrs.proof.Head;
import vrs.proof.HeadTree;
import vrs.proof.NoteKey;
import vrs.proof.Seal;
import vrs.proof.SignedNote;

class AuditVerifyTest {
  private static final String LOG = "vrs.example/audit";
  private static final String AREA = "131016";
  private static final KeyPair PAIR = pair();
  private static final NoteKey KEY = NoteKey.of(LOG, PAIR.getPublic());

  @TempDir Path folder;
  private Path archive = Path.of("");
  private String output = "";

  /// One entry, sealed and signed.
  @BeforeEach
  void write() throws IOException {
    archive = folder.resolve("archive");
    var entry =
        new AuditEntry(
            UUID.fromString("0f8fad5b-d9cb-469f-a165-70867728950e"),
            AREA,
            Instant.parse("2026-11-23T03:00:00Z"),
            "worker",
            null,
            "test.deed",
            null,
            null,
            "done",
            AuditEntry.details(Map.of()));
    Seal seal = Head.before(AREA).seal(entry.id(), entry.hash());
    var heads = new HeadTree(List.of(seal.head()));
    var time = Instant.parse("2026-11-23T03:00:01Z");
    SignedNote note =
        SignedNote.sign(
            Checkpoint.of(LOG, heads, 1, time, Hash.NONE).text(), KEY, AuditVerifyTest::signature);
    try (var out = ArchiveWriter.folder(archive)) {
      out.keys(List.of(KEY));
      out.begin(List.of());
      out.entries();
      out.entry(entry);
      out.seals();
      out.seal(seal);
      out.checkpoints();
      out.checkpoint(note);
      out.end(heads.heads());
    }
    Files.writeString(folder.resolve("checkpoint"), note.note());
    Files.writeString(folder.resolve("key"), KEY.text() + "\n");
  }

  private int run(String... arguments) {
    var bytes = new ByteArrayOutputStream();
    int exit = AuditVerify.run(List.of(arguments), new PrintStream(bytes, true, UTF_8));
    output = bytes.toString(UTF_8);
    return exit;
  }

  @Test
  void an_archive_as_it_was_sealed_is_proved() {
    int exit =
        run(
            archive.toString(),
            "--key",
            folder.resolve("key").toString(),
            "--remembered",
            folder.resolve("checkpoint").toString());

    assertThat(exit).isZero();
    assertThat(output)
        .contains("監査ログは封印された時のままです。")
        .contains("The audit log is as it was sealed.")
        .contains("1 entries, 1 areas, 1 checkpoints");
  }

  @Test
  void an_altered_entry_is_named_by_area_sequence_and_id() throws IOException {
    Path entries = archive.resolve(Archive.ENTRIES);
    Files.writeString(entries, Files.readString(entries).replace("worker", "nobody"));

    assertThat(run(archive.toString())).isOne();
    assertThat(output)
        .contains("P112  領域 / area 131016  連番 / sequence 1")
        .contains("0f8fad5b-d9cb-469f-a165-70867728950e");
  }

  @Test
  void what_can_not_be_read_is_no_proof() throws IOException {
    assertThat(run(folder.resolve("nothing").toString())).isOne();
    assertThat(output).contains("P141");

    Files.writeString(folder.resolve("key"), "no key");
    assertThat(run(archive.toString(), "--key", folder.resolve("key").toString())).isOne();
    assertThat(output).contains("P141");
  }

  @Test
  void wrong_usage_is_answered_with_the_usage() {
    assertThat(run()).isEqualTo(64);
    assertThat(run("a", "b")).isEqualTo(64);
    assertThat(run("a", "--unknown")).isEqualTo(64);
    assertThat(run("a", "--key")).isEqualTo(64);
    assertThat(output).contains("./vrs audit verify");
  }

  @Test
  void every_finding_has_words() {
    var words = new Words("proof");
    for (Finding.Kind kind : Finding.Kind.values()) {
      assertThat(words.message(kind.code(), "").lines()).as(kind.code()).hasSize(6);
    }
  }

  private static byte[] signature(byte[] text) {
    try {
      var ed25519 = Signature.getInstance("Ed25519");
      ed25519.initSign(PAIR.getPrivate());
      ed25519.update(text);
      return ed25519.sign();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static KeyPair pair() {
    try {
      return KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
