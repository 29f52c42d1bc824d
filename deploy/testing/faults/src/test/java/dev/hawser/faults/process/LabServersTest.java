package dev.hawser.faults.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hawser.faults.process.LabServers.Server;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How the lab's script is called. */
@SuppressWarnings("NullAway.Init")
class LabServersTest {
  @TempDir private Path folder;

  @Test
  void shouldNameTheClusterOfAServerThatEachClusterHas() throws IOException {
    // given
    var lab = new LabServers(Scripts.write(folder, "echo \"$@\""), folder);

    // when
    lab.kill(Server.APISERVER, "rome");

    // then
    assertThat(Files.readString(folder.resolve("lab.log"))).isEqualTo("kill apiserver rome\n");
  }

  @Test
  void shouldNameNoClusterOfTemporal() throws IOException {
    // given
    var lab = new LabServers(Scripts.write(folder, "echo \"$@\""), folder);

    // when
    lab.start(Server.TEMPORAL, "rome");

    // then
    assertThat(Files.readString(folder.resolve("lab.log"))).isEqualTo("start temporal\n");
  }

  @Test
  void shouldReportAScriptThatFails() throws IOException {
    // given
    var script = Scripts.write(folder, "exit 1");
    var lab = new LabServers(script, folder);

    // when
    var start = assertThatThrownBy(() -> lab.start(Server.LIQO, "milan"));

    // then
    start.isInstanceOf(IllegalStateException.class).hasMessage(script + " start liqo milan failed");
  }

  @Test
  void shouldRefuseAScriptThatDoesNotExist() {
    // given
    var missing = folder.resolve("missing");

    // when
    var lab = assertThatThrownBy(() -> new LabServers(missing, folder));

    // then
    lab.isInstanceOf(IllegalArgumentException.class).hasMessage("no lab script at " + missing);
  }
}
