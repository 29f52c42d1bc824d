package dev.hawser.starter;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

@Timeout(60)
class UiCommandTest {
  @RegisterExtension static final TestTemporal temporal = new TestTemporal();

  @Test
  void shouldPrintTheLinkToTheList() {
    // given
    var cli = Cli.inPipe().on(temporal).with("HAWSER_UI_ADDRESS", "https://ui.example");

    // when
    var result = cli.run("ui");

    // then
    assertThat(result.out())
        .isEqualTo(
            "https://ui.example/namespaces/default/workflows"
                + "?query=WorkflowType%20IN%20%28%22Peer%22%2C%20%22Unpeer%22%29\n");
    assertThat(result.code()).isZero();
  }

  @Test
  void shouldPrintTheLinkToTheLatestRunOfAPair() {
    // given
    var cli = Cli.inPipe().on(temporal).with("HAWSER_UI_ADDRESS", "https://ui.example");
    cli.run("peer", "skewed-ui", "milan");

    // when
    var result = cli.run("ui", "skewed-ui", "milan", "-o", "json");

    // then
    assertThat(result.out())
        .contains(
            "\"ui\" :"
                + " \"https://ui.example/namespaces/default/workflows/peering%2Fmilan~skewed-ui/");
  }

  @Test
  void shouldSayThatAPairHasNoRun() {
    // given
    var cli = Cli.inPipe().on(temporal).with("HAWSER_UI_ADDRESS", "https://ui.example");

    // when
    var result = cli.run("ui", "idle", "milan");

    // then
    assertThat(result.code()).isEqualTo(1);
    assertThat(result.err()).isEqualTo("ERRO: no run of idle and milan is known\n");
  }

  @Test
  void shouldSayWhereItLookedForTheUiOfADevelopmentServer() {
    // given
    var cli = Cli.inPipe().on(temporal);

    // when
    var result = cli.run("ui");

    // then
    assertThat(result.code()).isEqualTo(3);
    assertThat(result.err())
        .isEqualTo(
            "ERRO: no Web UI answers at http://127.0.0.1:"
                + (temporal.port() + 1000)
                + ", where a development server has it: set HAWSER_UI_ADDRESS if it is"
                + " elsewhere\n"
                + "Next: to see it without a Web UI, run temporal workflow list --address "
                + temporal.address()
                + " --namespace default\n");
  }

  @Test
  void shouldShowARunWithoutAUi() {
    // given
    var cli = Cli.inPipe().on(temporal);

    // when
    var result = cli.run("ui", "rome", "milan");

    // then
    assertThat(result.err())
        .endsWith(
            "run temporal workflow show -w 'peering/milan~rome' --address "
                + temporal.address()
                + " --namespace default\n");
  }

  @Test
  void shouldAskForTheAddressOfAnUnknownUi() {
    // given
    var cli = Cli.inPipe().with("TEMPORAL_TLS", "true");

    // when
    var result = cli.run("ui", "--address", "temporal.example:7233");

    // then
    assertThat(result.code()).isEqualTo(2);
    assertThat(result.err())
        .isEqualTo(
            "ERRO: the Web UI of Temporal at temporal.example:7233 is not known: set"
                + " HAWSER_UI_ADDRESS to its address, such as https://temporal.example\n");
  }
}
