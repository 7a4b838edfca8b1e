package vrs.server.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecretFileTest {
  @TempDir Path folder;

  @Test
  void a_secret_is_its_owners_alone_and_so_is_its_folder() throws Exception {
    Path file = folder.resolve("new/secret");
    SecretFile.write(file, new byte[] {1});

    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file.getParent())))
        .isEqualTo("rwx------");
  }

  @Test
  void of_many_who_make_the_same_secret_one_wins_and_all_see_it() {
    Path file = folder.resolve("secret");
    List<Boolean> wrote =
        IntStream.range(0, 32)
            .parallel()
            .mapToObj(i -> SecretFile.write(file, new byte[] {(byte) i}))
            .toList();

    assertThat(wrote).containsOnlyOnce(true);
    assertThat(SecretFile.read(file)[0]).isEqualTo((byte) wrote.indexOf(true));
    assertThat(folder).isDirectoryNotContaining(path -> path.toString().contains("/."));
  }

  @Test
  void a_secret_that_others_can_read_is_refused() throws Exception {
    Path file = folder.resolve("secret");
    SecretFile.write(file, new byte[] {1});
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));

    assertThatExceptionOfType(CannotStart.class).isThrownBy(() -> SecretFile.read(file));
  }

  @Test
  void a_missing_password_is_asked_for_by_its_path() {
    assertThatExceptionOfType(CannotStart.class)
        .isThrownBy(() -> Password.in(folder.resolve("vrs_lgwan.password")))
        .withMessageContaining("vrs_lgwan.password");
  }
}
