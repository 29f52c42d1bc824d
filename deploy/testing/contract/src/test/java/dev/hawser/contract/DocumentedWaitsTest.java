package dev.hawser.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every wait in docs/waits.md is shown by SandboxWaitsIT, or by a test with a single cluster. */
class DocumentedWaitsTest {
  /** Tested with a single cluster, in GatewayServersTest, NodeDrainTest, SliceRemovalTest … */
  private static final Set<String> SHOWN_ELSEWHERE =
      Set.of(
          "an address for the gateway server",
          "keys for the gateway server",
          "the pods on node <name> to end",
          "the virtual-kubelet's pod to terminate",
          "Liqo to notice that nothing of the pair is left",
          "an answer of <cluster>: <words>",
          "<cluster> to accept the worker's credentials",
          "concurrent writes on <cluster> to settle",
          "a turn at the API server of <cluster>, which is busy");

  @Test
  void shouldCoverEveryDocumentedWait() throws IOException {
    // given
    String document = Files.readString(Path.of("../../../docs/waits.md"));

    // when
    var documented =
        Pattern.compile("(?m)^\\| `([^`]+)` \\|")
            .matcher(document.substring(0, document.indexOf("## To be gone")))
            .results()
            .map(row -> row.group(1))
            .filter(row -> !SHOWN_ELSEWHERE.contains(row));

    // then
    assertThat(documented)
        .isNotEmpty()
        .allSatisfy(
            row ->
                assertThat(Stream.of(ExpectedWait.values()))
                    .as(row)
                    .anyMatch(wait -> wait.isOf(row)));
  }
}
