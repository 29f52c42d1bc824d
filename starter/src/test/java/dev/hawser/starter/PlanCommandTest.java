package dev.hawser.starter;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(60)
class PlanCommandTest {
  @RegisterExtension static final TestTemporal temporal = new TestTemporal();

  @ParameterizedTest
  @CsvSource({
    "rome, 10, rome → milan: 1 of 1 steps would change something",
    "peered, 0, peered → milan: nothing to do",
    "skewed, 20, refused: Liqo is v1.1.0 on skewed and v1.2.0 on milan",
    "down, 3, no worker serves down"
  })
  void shouldPrintThePlanAndReturnItsExitCode(String consumer, int code, String summary) {
    // given
    var cli = Cli.inPipe().on(temporal);

    // when
    var result = cli.run("plan", consumer, "milan");

    // then
    assertThat(result.code()).isEqualTo(code);
    assertThat(result.out()).endsWith(summary + "\n");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          json | "step" : "create the gateway server"
          yaml | step: create the gateway server
          text | create the gateway server
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
          plan rome milan --unpeer                     | 10 | rome → milan: 1 of 2 steps would change something
          plan rome milan --unpeer --delete-namespaces | 10 | rome → milan: 2 of 2 steps would change something
          plan rome milan --unpeer --provider-gone     | 10 | rome → milan: 1 of 2 steps would change something
          plan idle milan --unpeer                     | 0  | idle → milan: nothing to do
          plan full milan --unpeer                     | 10 | full → milan: 1 of 2 steps would change something
          plan full milan --unpeer --evict=false       | 20 | refused: 3 pods run on milan
          plan skewed milan --unpeer                   | 20 | refused: Liqo is v1.1.0 on skewed and v1.2.0 on milan
          plan down milan --unpeer                     | 3  | no worker serves down
          """)
  void shouldPlanAnUnpeeringWithTheSameExitCodes(String command, int code, String summary) {
    // given
    var cli = Cli.inPipe().on(temporal);

    // when
    var result = cli.run(command.split(" "));

    // then
    assertThat(result.code()).isEqualTo(code);
    assertThat(result.out()).endsWith(summary + "\n");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          json | "action" : "DELETE"
          yaml | action: DELETE
          text | delete   offloading         rome      ResourceSlice milan
          text | keep     tenant namespace   milan     Namespace liqo-tenant
          """)
  void shouldPrintThePlanOfAnUnpeeringInTheRequestedFormat(String format, String expected) {
    // given
    var cli = Cli.inPipe().on(temporal);

    // when
    var result = cli.run("plan", "rome", "milan", "--unpeer", "-o", format);

    // then
    assertThat(result.out()).contains(expected);
    assertThat(result.code()).isEqualTo(10);
  }
}
