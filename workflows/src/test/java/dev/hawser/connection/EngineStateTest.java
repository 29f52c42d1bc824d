package dev.hawser.connection;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which server runs for a user, as the command line and the worker see it. */
class EngineStateTest {
  private static final Instant THIS_PROCESS =
      ProcessHandle.current().info().startInstant().orElseThrow();

  @TempDir private Path folder;

  @Test
  void shouldFindTheServerThatRuns() throws IOException {
    // given
    var home = Map.of("HOME", folder.toString());
    write(home, THIS_PROCESS);

    // when
    var found = EngineState.running(home);

    // then
    assertThat(found).map(EngineState::address).contains("127.0.0.1:4711");
  }

  @Test
  void shouldFollowTheVariableForStateFolders() throws IOException {
    // given
    var environment = Map.of("HOME", "/nowhere", "XDG_STATE_HOME", folder.toString());
    write(environment, THIS_PROCESS);

    // when
    var found = EngineState.running(environment);

    // then
    assertThat(found).isPresent();
    assertThat(folder.resolve("hawser/engine")).isDirectory();
  }

  @Test
  void shouldNotTakeAnotherProcessForTheServer() throws IOException {
    // given
    var home = Map.of("HOME", folder.toString());
    write(home, Instant.EPOCH);

    // when
    var found = EngineState.running(home);

    // then
    assertThat(found).isEmpty();
  }

  @Test
  void shouldFindNothingWithoutAHome() {
    // when
    var found = EngineState.running(Map.of());

    // then
    assertThat(found).isEmpty();
  }

  private static void write(Map<String, String> environment, Instant since) throws IOException {
    var files = EngineFolder.of(environment).orElseThrow();
    files.prepare();
    var state =
        new EngineState(
            ProcessHandle.current().pid(),
            since,
            "127.0.0.1:4711",
            "http://127.0.0.1:4712",
            files.database(),
            files.log(),
            "1.0");
    state.write(files.state());
  }
}
