package dev.hawser.temporalserver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class TemporalProcessTest {
  @TempDir private Path folder;

  @Test
  void shouldSayWhyTheProgramDoesNotStart() throws IOException {
    // given
    var broken = program("echo starting; echo 'Error: unknown flag: --ui-port'; exit 1");

    // when
    var starting = assertThatThrownBy(() -> TemporalProcess.start(broken, folder));

    // then
    starting
        .isInstanceOf(IllegalStateException.class)
        .hasMessage(broken + " server start-dev did not start: Error: unknown flag: --ui-port");
  }

  @Test
  void shouldSayThatAProgramWithoutOutputDoesNotStart() throws IOException {
    // given
    var silent = program("exit 3");

    // when
    var starting = assertThatThrownBy(() -> TemporalProcess.start(silent, folder));

    // then
    starting.hasMessage(silent + " server start-dev did not start: it printed nothing");
  }

  @Test
  void shouldChoosePortsThatTellEachOther() {
    // when
    var ports = LoopbackPorts.find();

    // then
    assertThat(ports.ui()).isEqualTo(ports.server() + 1000);
    assertThat(ports.isServed()).isFalse();
  }

  private Path program(String script) throws IOException {
    var file = Files.writeString(folder.resolve("temporal"), "#!/bin/sh\n" + script + "\n");
    assertThat(file.toFile().setExecutable(true)).isTrue();
    return file;
  }
}
