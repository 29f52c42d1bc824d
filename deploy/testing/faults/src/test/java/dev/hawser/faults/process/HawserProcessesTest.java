package dev.hawser.faults.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How processes of the product are started and ended. */
@SuppressWarnings("NullAway.Init")
class HawserProcessesTest {
  @TempDir private Path folder;

  @Test
  void shouldAppendTheOutputOfAllProcessesToTheNamedLog() throws Exception {
    // given
    try (var hawser = new HawserProcesses(Scripts.write(folder, "echo \"$@\""), folder)) {

      // when
      hawser.start("worker", List.of("worker", "--runs")).waitFor();
      hawser.start("worker", List.of("worker", "--no-runs")).waitFor();

      // then
      assertThat(Files.readAllLines(folder.resolve("worker.log")))
          .containsExactly("worker --runs", "worker --no-runs");
    }
  }

  @Test
  void shouldEndEveryProcessWhenItIsClosed() throws IOException {
    // given
    var hawser = new HawserProcesses(Scripts.write(folder, "exec sleep 60"), folder);
    var process = hawser.start("worker", List.of());

    // when
    hawser.close();

    // then
    assertThat(process.onExit()).succeedsWithin(Duration.ofSeconds(10));
  }

  @Test
  void shouldRefuseALauncherThatDoesNotExist() {
    // given
    var missing = folder.resolve("bin/hawser");

    // when
    var hawser = assertThatThrownBy(() -> new HawserProcesses(missing, folder));

    // then
    hawser
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("no launcher at " + missing + ": build it with");
  }
}
