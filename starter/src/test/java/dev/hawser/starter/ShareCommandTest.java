package dev.hawser.starter;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The files of the archive that are made from the command. */
class ShareCommandTest {
  @TempDir private Path folder;

  @Test
  void shouldWriteAPageForEachCommandAndAScriptForEachShell() throws Exception {
    // when
    var result = Cli.inPipe().run("__share", folder.toString());

    // then
    assertThat(result.code()).isZero();
    try (var files = Files.walk(folder)) {
      assertThat(files.filter(Files::isRegularFile).map(file -> folder.relativize(file).toString()))
          .contains(
              "man/man1/hawser.1",
              "man/man1/hawser-peer.1",
              "man/man1/hawser-worker.1",
              "bash-completion/completions/hawser",
              "zsh/site-functions/_hawser",
              "fish/vendor_completions.d/hawser.fish",
              "powershell/hawser.ps1")
          .noneMatch(name -> name.contains("__"));
    }
    assertThat(Files.readString(folder.resolve("man/man1/hawser-peer.1")))
        .contains(".SH NETWORKING\n", ".B \\-\\-mtu BYTES\n", "hawser peer rome milan");
  }
}
