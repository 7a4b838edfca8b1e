package vrs.server.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;
import static vrs.server.audit.AuditLog.CHIYODA;
import static vrs.server.audit.AuditLog.YOKOHAMA;

import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import vrs.proof.Finding;
import vrs.proof.SignedNote;
import vrs.server.platform.Nation;
import vrs.server.platform.Refusal;
import vrs.server.platform.TestDatabase;
import vrs.server.platform.Zone;

class SealerTest {
  @RegisterExtension static final TestDatabase database = new TestDatabase();
  private AuditLog log = new AuditLog(database);
  private Sealer sealer = log.sealer();

  @BeforeEach
  void open() {
    log = new AuditLog(database);
    sealer = log.sealer();
    log.asSuperuser(
        "truncate vrs.audit_entry, vrs.audit_unsealed, vrs.audit_seal, vrs.audit_checkpoint");
  }

  @AfterEach
  void close() {
    sealer.close();
  }

  private void enter(int count) {
    for (int i = 0; i < count; i++) {
      log.enter(i % 3 == 0 ? YOKOHAMA : CHIYODA, i);
    }
  }

  @Test
  void what_was_entered_is_sealed_signed_exported_and_proved() throws Exception {
    enter(30);
    assertThat(sealer.seal()).isEqualTo(30);
    assertThat(sealer.checkpoint()).isTrue();
    enter(10);
    assertThat(sealer.seal()).isEqualTo(10);
    assertThat(sealer.seal()).isZero();
    assertThat(sealer.checkpoint()).isTrue();

    var report = log.verify(log.archive(0), log.lastCheckpoint());

    assertThat(report.findings()).isEmpty();
    assertThat(report.entries()).isEqualTo(40);
    assertThat(report.areas()).isEqualTo(2);
    assertThat(report.checkpoints()).isEqualTo(2);
    assertThat(log.count("audit_unsealed")).isZero();
  }

  @Test
  void a_checkpoint_without_news_is_not_signed_every_second() throws Exception {
    enter(1);
    sealer.seal();

    assertThat(sealer.checkpoint()).isTrue();
    assertThat(sealer.checkpoint()).isFalse();
  }

  @Test
  void after_a_restart_the_chain_goes_on() throws Exception {
    enter(12);
    sealer.seal();
    sealer.checkpoint();
    enter(5);
    sealer.seal();
    sealer.close();
    enter(7);

    try (Sealer next = log.sealer()) {
      assertThat(next.seal()).isEqualTo(7);
      assertThat(next.checkpoint()).isTrue();
    }

    assertThat(log.verify(log.archive(0), null).findings()).isEmpty();
    assertThat(log.verify(log.archive(0), null).entries()).isEqualTo(24);
  }

  @Test
  void only_one_process_seals_and_another_takes_over() throws Exception {
    enter(3);
    try (Sealer other = log.sealer()) {
      assertThat(sealer.seal()).isEqualTo(3);
      enter(2);
      assertThat(other.seal()).isZero();
      assertThat(other.checkpoint()).isFalse();

      sealer.close();

      assertThat(other.seal()).isEqualTo(2);
      assertThat(other.checkpoint()).isTrue();
    }
    assertThat(log.verify(log.archive(0), null).entries()).isEqualTo(5);
  }

  @Test
  void a_lost_connection_ends_the_turn_and_the_next_round_begins_anew() throws Exception {
    enter(2);
    sealer.seal();
    log.endSealersConnection();
    enter(2);

    assertThatExceptionOfType(Exception.class).isThrownBy(() -> sealer.seal());
    assertThat(sealer.seal()).isEqualTo(2);
    sealer.checkpoint();
    assertThat(log.verify(log.archive(0), null).entries()).isEqualTo(4);
  }

  @Test
  void an_insider_with_all_rights_of_the_database_is_found_out() throws Exception {
    enter(20);
    sealer.seal();
    sealer.checkpoint();
    SignedNote kept = log.lastCheckpoint();

    log.asSuperuser(
        "update vrs.audit_entry set actor = 'somebody else' where id = (select entry from"
            + " vrs.audit_seal where area = '131016' and sequence = 5)");

    assertThat(log.verify(log.archive(0), kept).findings())
        .extracting(Finding::kind, Finding::area, Finding::sequence)
        .containsExactly(tuple(Finding.Kind.ENTRY_ALTERED, "131016", 5L));
  }

  @Test
  void a_removed_entry_is_found_out() throws Exception {
    enter(20);
    sealer.seal();
    sealer.checkpoint();

    log.asSuperuser(
        "delete from vrs.audit_entry where id = (select entry from vrs.audit_seal where area ="
            + " '141003' and sequence = 2)");

    assertThat(log.verify(log.archive(0), null).findings())
        .extracting(Finding::kind, Finding::area, Finding::sequence)
        .containsExactly(tuple(Finding.Kind.ENTRY_REMOVED, "141003", 2L));
  }

  @Test
  void a_rolled_back_database_is_found_out_by_a_checkpoint_kept_elsewhere() throws Exception {
    enter(5);
    sealer.seal();
    sealer.checkpoint();
    enter(5);
    sealer.seal();
    sealer.checkpoint();
    SignedNote kept = log.lastCheckpoint();
    log.asSuperuser("delete from vrs.audit_checkpoint where number = 2");
    log.asSuperuser("delete from vrs.audit_seal where checkpoint = 2");

    assertThat(log.verify(log.archive(0), null).intact()).isTrue();
    assertThat(log.verify(log.archive(0), kept).findings())
        .extracting(Finding::kind)
        .containsExactly(Finding.Kind.ROLLED_BACK);
  }

  @Test
  void a_later_archive_begins_where_the_earlier_ended() throws Exception {
    enter(9);
    sealer.seal();
    sealer.checkpoint();
    enter(4);
    sealer.seal();
    sealer.checkpoint();

    var report = log.verify(log.archive(1), null);

    assertThat(report.findings()).isEmpty();
    assertThat(report.entries()).isEqualTo(13);
    assertThatExceptionOfType(Refusal.class)
        .isThrownBy(() -> log.archive(2))
        .satisfies(refusal -> assertThat(refusal.reason()).isEqualTo(AuditReason.NO_CHECKPOINT));
  }

  @Test
  void an_entry_that_waits_too_long_shows() throws Exception {
    var delay = new SealDelay(log.worker);
    assertThat(delay.now().late()).isFalse();
    enter(1);
    assertThat(delay.now().waiting()).isOne();

    log.asSuperuser("update vrs.audit_unsealed set entered = entered - interval '3 seconds'");

    assertThat(delay.now().late()).isTrue();
    sealer.seal();
    assertThat(delay.now()).isEqualTo(new SealDelay.State(0, Duration.ZERO));
    assertThat(new SealDelay(new Nation(database.of(Zone.ADMINISTRATION))).now().late()).isFalse();
  }
}
