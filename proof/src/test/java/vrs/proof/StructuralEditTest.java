package vrs.proof;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static vrs.proof.SampleLog.AREAS;
import static vrs.proof.SampleLog.entry;
import static vrs.proof.SampleLog.lines;
import static vrs.proof.SampleLog.setLines;
import static vrs.proof.SampleLog.verify;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import vrs.proof.Finding.Kind;

/// Lines removed, inserted, moved, cut off; chains written anew; states rolled back (I4).
class StructuralEditTest {
  private final SampleLog log = SampleLog.of(200);
  private final Map<String, byte[]> files = log.files();

  private void edit(String file, Consumer<List<String>> change) {
    List<String> lines = lines(files, file);
    change.accept(lines);
    setLines(files, file, lines);
  }

  /// The finding of this kind names the place.
  private static void assertLocated(AuditReport report, Kind kind, Seal seal) {
    assertThat(report.findings())
        .as("%s of %s %d", kind, seal.area(), seal.sequence())
        .anySatisfy(finding -> {
          assertThat(finding.kind()).isEqualTo(kind);
          assertThat(finding.area()).isEqualTo(seal.area());
          assertThat(seal.sequence()).isBetween(finding.sequence(), finding.until());
        });
  }

  @Test
  void any_removed_entry_is_named() {
    for (int i = 0; i < 200; i += 3) {
      int at = i;
      files.putAll(log.files());
      edit(Archive.ENTRIES, lines -> lines.remove(at));
      AuditReport report = verify(files);
      assertLocated(report, Kind.ENTRY_REMOVED, log.seals.get(i));
      assertThat(report.findings().getFirst().entry()).isEqualTo(log.seals.get(i).entry());
      assertThat(report.found()).isOne();
    }
  }

  @Test
  void a_run_of_removed_entries_is_named_one_by_one() {
    edit(Archive.ENTRIES, lines -> lines.subList(20, 150).clear());

    AuditReport report = verify(files);

    assertThat(report.found()).isEqualTo(130);
    assertThat(report.findings()).extracting(Finding::kind).containsOnly(Kind.ENTRY_REMOVED);
  }

  @Test
  void any_entry_removed_together_with_its_seal_leaves_a_gap() {
    for (int i = 0; i < 200; i += 3) {
      int at = i;
      files.putAll(log.files());
      edit(Archive.ENTRIES, lines -> lines.remove(at));
      edit(Archive.SEALS, lines -> lines.remove(at));
      boolean last =
          i >= 190
              && log.heads.head(log.seals.get(i).area()).sequence() == log.seals.get(i).sequence();
      assertLocated(verify(files), last ? Kind.CUT_OFF : Kind.SEAL_REMOVED, log.seals.get(i));
    }
  }

  @Test
  void a_removed_seal_leaves_a_gap_and_an_entry_without_seal() {
    edit(Archive.SEALS, lines -> lines.remove(42));

    AuditReport report = verify(files);

    assertLocated(report, Kind.SEAL_REMOVED, log.seals.get(42));
    assertLocated(report, Kind.ENTRY_INSERTED, log.seals.get(42));
  }

  @Test
  void an_inserted_entry_is_named() {
    AuditEntry forged = entry(5000, AREAS.getFirst());
    edit(Archive.ENTRIES, lines -> lines.add(77, text(forged)));

    AuditReport report = verify(files);

    assertThat(report.found()).isOne();
    assertThat(report.findings().getFirst().kind()).isEqualTo(Kind.ENTRY_INSERTED);
    assertThat(report.findings().getFirst().entry()).isEqualTo(forged.id());
  }

  @Test
  void an_entry_inserted_with_a_fitting_seal_is_named() {
    Seal before = log.seals.get(76);
    AuditEntry forged = entry(5000, before.area());
    Seal seal = before.head().seal(forged.id(), forged.hash());
    edit(Archive.ENTRIES, lines -> lines.add(77, text(forged)));
    edit(Archive.SEALS, lines -> lines.add(77, new String(seal.bytes(), UTF_8)));

    assertThat(verify(files).findings())
        .anySatisfy(finding -> {
          assertThat(finding.area()).isEqualTo(before.area());
          assertThat(finding.sequence()).isEqualTo(before.sequence() + 1);
        });
  }

  @Test
  void two_swapped_entries_are_named() {
    edit(Archive.ENTRIES, lines -> Collections.swap(lines, 30, 31));

    AuditReport report = verify(files);

    assertThat(report.findings()).extracting(Finding::kind).containsExactly(Kind.ENTRY_MOVED);
    assertThat(report.findings().getFirst().entry())
        .isIn(log.seals.get(30).entry(), log.seals.get(31).entry());
  }

  @Test
  void the_areas_in_another_order_are_noticed() {
    for (int i = 0; i < 199; i += 3) {
      int at = i;
      files.putAll(log.files());
      edit(Archive.ENTRIES, lines -> Collections.swap(lines, at, at + 1));
      edit(Archive.SEALS, lines -> Collections.swap(lines, at, at + 1));
      assertThat(verify(files).intact()).as("lines %d and %d", i, i + 1).isFalse();
    }
  }

  @Test
  void a_cut_tail_is_measured() {
    edit(Archive.ENTRIES, lines -> lines.subList(193, 200).clear());
    edit(Archive.SEALS, lines -> lines.subList(193, 200).clear());

    AuditReport report = verify(files);

    for (Seal seal : log.seals.subList(193, 200)) {
      assertLocated(report, Kind.CUT_OFF, seal);
    }
  }

  @Test
  void a_tail_cut_with_its_heads_is_still_missing_from_the_checkpoint() {
    var shorter = SampleLog.of(190);
    files.put(Archive.ENTRIES, shorter.files().get(Archive.ENTRIES));
    files.put(Archive.SEALS, shorter.files().get(Archive.SEALS));
    files.put(Archive.END, shorter.files().get(Archive.END));

    assertThat(verify(files).findings())
        .extracting(Finding::kind, Finding::checkpoint)
        .containsExactly(tuple(Kind.CUT_OFF, 20L));
  }

  @Test
  void a_whole_area_removed_is_noticed() {
    String area = "\"area\":\"" + AREAS.get(1) + "\"";
    for (String file : List.of(Archive.ENTRIES, Archive.SEALS, Archive.END)) {
      edit(file, lines -> lines.removeIf(line -> line.contains(area)));
    }

    AuditReport report = verify(files);

    assertThat(report.findings().getFirst().kind()).isEqualTo(Kind.REWRITTEN);
    assertThat(report.findings().getFirst().checkpoint()).isOne();
  }

  @Test
  void a_chain_rewritten_consistently_without_the_key_differs_from_the_first_checkpoint_after() {
    for (int i = 0; i < 200; i += 13) {
      var forged = new SampleLog();
      for (int at = 0; at < 200; at++) {
        AuditEntry entry = log.entries.get(at);
        forged.enter(at == i ? entry(9000, entry.area()) : entry);
      }
      var edited = log.files();
      Map<String, byte[]> rewritten = forged.files();
      for (String file : List.of(Archive.ENTRIES, Archive.SEALS, Archive.END)) {
        edited.put(file, rewritten.get(file));
      }

      AuditReport report = verify(edited);

      assertLocated(report, Kind.REWRITTEN, log.seals.get(i));
      assertThat(report.findings()).allMatch(finding -> finding.until() - finding.sequence() < 10);
    }
  }

  @Test
  void a_removed_checkpoint_is_numbered() {
    log.notes.remove(6);

    assertThat(verify(log.files()).findings())
        .extracting(Finding::kind, Finding::checkpoint)
        .containsExactly(tuple(Kind.CHECKPOINT_REMOVED, 7L));
  }

  @Test
  void entries_after_the_last_checkpoint_are_not_covered() {
    log.enter(entry(300, AREAS.get(2)));

    assertLocated(verify(log.files()), Kind.NOT_COVERED, log.seals.getLast());
  }

  @Test
  void an_archive_signed_by_another_key_is_refused_when_the_key_is_known() {
    var proof = new AuditProof(List.of(new SampleLog().key), null);

    assertThat(verify(files, proof).findings())
        .extracting(Finding::kind)
        .contains(Kind.KEY_ALTERED, Kind.CHECKPOINT_ALTERED);
    assertThat(verify(files, new AuditProof(List.of(log.key), null)).intact()).isTrue();
  }

  @Test
  void a_log_rolled_back_is_shown_by_a_remembered_checkpoint() throws Unreadable {
    SignedNote remembered = log.notes.getLast();
    log.notes.subList(15, 20).clear();
    var earlier = new SampleLogPart(log, 150).files();

    AuditReport alone = verify(earlier);
    AuditReport compared =
        verify(earlier, new AuditProof(List.of(), SignedNote.parse(remembered.note())));

    assertThat(alone.intact()).isTrue();
    assertThat(compared.findings())
        .extracting(Finding::kind, Finding::checkpoint)
        .containsExactly(tuple(Kind.ROLLED_BACK, 15L));
  }

  @Test
  void a_log_rewritten_with_the_key_differs_from_a_remembered_checkpoint() {
    SignedNote remembered = log.notes.get(9);
    log.notes.set(9, log.sign(altered(remembered)));
    for (int i = 10; i < 20; i++) {
      log.notes.set(i, log.sign(linked(log.notes.get(i), log.notes.get(i - 1).hash())));
    }

    assertThat(verify(log.files()).findings()).isNotEmpty();
    assertThat(verify(log.files(), new AuditProof(List.of(), remembered)).findings())
        .extracting(Finding::kind)
        .contains(Kind.FORKED);
  }

  @Test
  void a_remembered_checkpoint_that_the_log_did_not_sign_says_nothing() {
    SignedNote foreign = SampleLog.of(10).notes.getFirst();

    assertThat(verify(files, new AuditProof(List.of(), foreign)).findings())
        .extracting(Finding::kind)
        .containsExactly(Kind.REMEMBERED_UNSIGNED);
  }

  @Test
  void a_missing_file_and_a_file_too_many_are_named() {
    files.remove(Archive.END);
    files.put("more.txt", new byte[0]);

    assertThat(verify(files).findings())
        .filteredOn(finding -> finding.kind() == Kind.ODD_FILE)
        .extracting(Finding::file)
        .containsExactly(Archive.END, "more.txt");
  }

  @Test
  void an_archive_may_begin_where_an_earlier_one_ended() {
    var later = new SampleLogPart(log, 200).from(100, 10);

    assertThat(verify(later).findings()).isEmpty();

    setLines(later, Archive.BEGIN, lines(later, Archive.BEGIN).subList(1, 3));
    assertThat(verify(later).intact()).isFalse();
  }

  private static String text(AuditEntry entry) {
    return new String(entry.bytes(), UTF_8);
  }

  private static Checkpoint altered(SignedNote note) {
    Checkpoint was = parsed(note);
    return new Checkpoint(
        was.origin(), was.size(), Hash.NONE, was.number(), was.time(), was.areas(), was.previous());
  }

  private static Checkpoint linked(SignedNote note, Hash previous) {
    Checkpoint was = parsed(note);
    return new Checkpoint(
        was.origin(), was.size(), was.root(), was.number(), was.time(), was.areas(), previous);
  }

  private static Checkpoint parsed(SignedNote note) {
    try {
      return Checkpoint.parse(note.text());
    } catch (Unreadable e) {
      throw new AssertionError(e);
    }
  }
}
