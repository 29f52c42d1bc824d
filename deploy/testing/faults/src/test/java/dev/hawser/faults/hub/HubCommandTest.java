package dev.hawser.faults.hub;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

/** The flags of {@code faults hub}. */
class HubCommandTest {
  @ParameterizedTest
  @ValueSource(strings = {"0", "-1", "151"})
  void shouldRefuseANumberOfPairsThatHasNoNetworks(String pairs) {
    // given
    var error = new StringWriter();
    var command = new CommandLine(new HubCommand()).setErr(new PrintWriter(error, true));

    // when
    int code = command.execute("--pairs", pairs);

    // then
    assertThat(code).isEqualTo(2);
    assertThat(error.toString()).startsWith("--pairs " + pairs + ": must be from 1 to 150");
  }
}
