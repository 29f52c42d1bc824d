package dev.hawser.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where a worker finds the server that the command line has started. */
class UserEngineTest {
  @TempDir private Path folder;

  @Test
  void shouldFindTheServerThatRuns() throws Exception {
    // given
    assumeTrue(isDefaultFree(), "a server at the default address wins");
    write(".local/state", ProcessHandle.current().info().startInstant().orElseThrow());

    // when
    var address = UserEngine.address(Map.of("HOME", folder.toString()));

    // then
    assertThat(address).contains("127.0.0.1:4711");
  }

  @Test
  void shouldFollowTheVariableForStateFolders() throws Exception {
    // given
    assumeTrue(isDefaultFree(), "a server at the default address wins");
    write("state", ProcessHandle.current().info().startInstant().orElseThrow());
    var environment =
        Map.of("HOME", "/nowhere", "XDG_STATE_HOME", folder.resolve("state").toString());

    // when
    var address = UserEngine.address(environment);

    // then
    assertThat(address).contains("127.0.0.1:4711");
  }

  @Test
  void shouldNotTakeAnotherProcessForTheServer() throws Exception {
    // given
    write(".local/state", Instant.EPOCH);

    // when
    var address = UserEngine.address(Map.of("HOME", folder.toString()));

    // then
    assertThat(address).isEmpty();
  }

  @Test
  void shouldFindNothingWithoutAHome() {
    // when
    var address = UserEngine.address(Map.of());

    // then
    assertThat(address).isEmpty();
  }

  private void write(String state, Instant since) throws IOException {
    var engine = folder.resolve(state).resolve("hawser").resolve("engine");
    Files.createDirectories(engine);
    Files.writeString(
        engine.resolve("engine.properties"),
        "pid=%d\nsince=%s\naddress=127.0.0.1:4711\n"
            .formatted(ProcessHandle.current().pid(), since));
  }

  private static boolean isDefaultFree() {
    try (var socket = new ServerSocket(7233, 1, InetAddress.getLoopbackAddress())) {
      return socket.isBound();
    } catch (IOException taken) {
      return false;
    }
  }
}
