package dev.hawser.liqo;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.client.Config;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KubeconfigWarningsTest {
  @TempDir private Path folder;
  private Path file;

  @BeforeEach
  void createFile() {
    file = folder.resolve("config");
  }

  @Test
  void shouldWarnOfAFileThatOthersCanRead() throws IOException {
    // given
    write("rw-r--r--", "");

    // when
    var warnings = warnings();

    // then
    assertThat(warnings)
        .containsExactly(
            "kubeconfig %s can be read by all users of this machine: chmod 600 %s"
                .formatted(file, file));
  }

  @Test
  void shouldWarnOfAServerThatIsNotChecked() throws IOException {
    // given
    write("rw-r-----", ", insecure-skip-tls-verify: true");

    // when
    var warnings = warnings();

    // then
    assertThat(warnings)
        .containsExactly(
            "kubeconfig "
                + file
                + " turns off the check of the API server's certificate for cluster milan"
                + " (insecure-skip-tls-verify): remove that, and name its CA in"
                + " certificate-authority");
  }

  @Test
  void shouldWarnOncePerVersionOfTheFile() throws IOException {
    // given
    write("rw-r--r--", "");
    var first = warnings();

    // when
    var again = warnings();
    Files.setLastModifiedTime(file, FileTime.from(Instant.now().plusSeconds(5)));
    var changed = warnings();

    // then
    assertThat(first).hasSize(1);
    assertThat(again).isEmpty();
    assertThat(changed).isEqualTo(first);
  }

  @Test
  void shouldNotWarnOfASafeFile() throws IOException {
    // given
    write("rw-------", "");

    // when
    var warnings = warnings();

    // then
    assertThat(warnings).isEmpty();
  }

  private List<String> warnings() {
    return KubeconfigWarnings.next(file, Config.fromKubeconfig(file.toFile()));
  }

  private void write(String permissions, String cluster) throws IOException {
    Files.writeString(
        file,
        """
        clusters: [{name: milan, cluster: {server: "https://milan.example:6443"%s}}]
        contexts: [{name: admin, context: {cluster: milan}}]
        current-context: admin
        """
            .formatted(cluster));
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(permissions));
  }
}
