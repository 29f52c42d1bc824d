package dev.hawser.starter;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(60)
class PlanCommandTest {
  @RegisterExtension static final TestTemporal temporal = new TestTemporal();

  @Test
  void shouldPrintThePlanAndHowToExecuteIt() {
    // given
    var cli = Cli.inPipe().on(temporal);

    // when
    var result = cli.run("plan", "rome", "milan");

    // then
    assertThat(result.code()).isEqualTo(10);
    assertThat(result.out())
        .isEqualTo(
            """
            rome (consumer, Liqo of unknown version)
               nothing

            milan (provider, Liqo of unknown version)
               + GatewayServer liqo

            Plan: 1 to create, 0 to change, 0 to replace, 0 to delete, 0 left as they are.
            To do exactly this, run hawser peer rome milan with the same options and --plan 3f2a9c1e
            """);
  }

  @ParameterizedTest
  @CsvSource({
    "'peered', 0, 'Plan: nothing to do, 1 left as it is.'",
    "'skewed', 20, 'refused: Liqo is v1.1.0 on skewed and v1.2.0 on milan'"
  })
  void shouldReturnTheExitCodeOfThePlan(String consumer, int code, String last) {
    // given
    var cli = Cli.inPipe().on(temporal);

    // when
    var result = cli.run("plan", consumer, "milan");

    // then
    assertThat(result.code()).isEqualTo(code);
    assertThat(result.out()).endsWith(last + "\n");
  }

  @ParameterizedTest
  @CsvSource({"plan down milan", "plan down milan --unpeer"})
  void shouldFailWhenAClusterCannotBeRead(String line) {
    // given
    var cli = Cli.inPipe().on(temporal);

    // when
    var result = cli.run(line.split(" "));

    // then
    assertThat(result.code()).isEqualTo(3);
    assertThat(result.out()).isEmpty();
    assertThat(result.err()).startsWith("ERRO: no worker serves down").contains("\nNext: ");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          json | "action" : "create"
          json | "step" : "create the gateway server"
          json | "digest" : "3f2a9c1e00
          yaml | action: create
          yaml | step: create the gateway server
          """)
  void shouldPrintThePlanInTheRequestedFormat(String format, String expected) {
    // given
    var cli = Cli.inPipe().on(temporal);

    // when
    var result = cli.run("plan", "rome", "milan", "-o", format);

    // then
    assertThat(result.out()).contains(expected);
    assertThat(result.code()).isEqualTo(10);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          json | "type" : "VersionMismatch"
          yaml | type: VersionMismatch
          """)
  void shouldPrintRefusalsInTheRequestedFormat(String format, String expected) {
    // given
    var cli = Cli.inPipe().on(temporal);

    // when
    var result = cli.run("plan", "skewed", "milan", "-o", format);

    // then
    assertThat(result.out()).contains(expected);
    assertThat(result.code()).isEqualTo(20);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          plan keyed milan          | true  | identity key of keyed (SHA-256): 3b0c44298f
          plan keyed milan --unpeer | false | identity key
          plan keyed milan -o json  | true  | "identityKey" : "3b0c44298f"
          """)
  void shouldShowTheConsumersIdentityKeyInThePlanOfAPeering(
      String command, boolean shown, String key) {
    // given
    var cli = Cli.inPipe().on(temporal);

    // when
    var result = cli.run(command.split(" "));

    // then
    assertThat(result.code()).isEqualTo(10);
    assertThat(result.out().contains(key)).isEqualTo(shown);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          plan rome milan --unpeer                     | 10 | 1 to delete, 1 left as it is.
          plan rome milan --unpeer --delete-namespaces | 10 | 2 to delete, 0 left as they are.
          plan rome milan --unpeer --provider-gone     | 10 | 1 to delete, 1 left as it is.
          plan rome milan --unpeer                     | 10 | To do exactly this, run hawser unpeer rome milan with the same options and --plan 3f2a9c1e
          plan idle milan --unpeer                     | 0  | Plan: nothing to do, 1 left as it is.
          plan full milan --unpeer                     | 10 | - ResourceSlice liqo (3 pods are evicted)
          plan full milan --unpeer --evict=false       | 20 | refused: 3 pods run on milan
          plan skewed milan --unpeer                   | 20 | refused: Liqo is v1.1.0 on skewed and v1.2.0 on milan
          """)
  void shouldPlanAnUnpeeringWithTheSameExitCodes(String command, int code, String line) {
    // given
    var cli = Cli.inPipe().on(temporal);

    // when
    var result = cli.run(command.split(" "));

    // then
    assertThat(result.code()).isEqualTo(code);
    assertThat(result.out()).contains(line + "\n");
  }

  @ParameterizedTest
  @CsvSource({"peer", "unpeer"})
  void shouldRefuseToDoAnythingButTheNamedPlan(String command) {
    // given
    var cli = Cli.inPipe().on(temporal);

    // when
    var result = cli.run(command, "rome", "milan", "--plan", "00000000");

    // then
    assertThat(result.code()).isEqualTo(1);
    assertThat(result.err())
        .endsWith(
            "ERRO: it is another plan by now (PlanChanged)\n"
                + "Next: see hawser plan rome milan with the same options (after unpeer:"
                + " with --unpeer)\n");
  }
}
