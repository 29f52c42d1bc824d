package dev.hawser.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hawser.command.CommandMain;
import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

/** The command line of the contract. */
class ContractMainTest {
  private final StringWriter error = new StringWriter();

  @Test
  void shouldFailWhenNoCaseHasTheName() {
    // when
    int code = run("--kubeconfig", "a", "--kubeconfig", "b", "--case", "no such case");

    // then
    assertThat(code).isEqualTo(2);
    assertThat(error)
        .hasToString(
            "contract: no case has a name that contains \"no such case\"" + System.lineSeparator());
  }

  @Test
  void shouldFailWithoutTwoKubeconfigs() {
    // when
    int code = run("--kubeconfig", "a");

    // then
    assertThat(code).isEqualTo(2);
    assertThat(error)
        .hasToString(
            "contract: give --kubeconfig twice: consumer, provider" + System.lineSeparator());
  }

  private int run(String... arguments) {
    var command = new CommandLine(new ContractMain()).setErr(new PrintWriter(error, true));
    return CommandMain.run("contract", command, arguments);
  }
}
