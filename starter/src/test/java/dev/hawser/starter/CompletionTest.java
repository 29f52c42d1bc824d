package dev.hawser.starter;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the completion scripts get as an answer, and what they are. */
@Timeout(60)
class CompletionTest {
  @RegisterExtension static final TestTemporal temporal = new TestTemporal();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          ''                       | pe       | peer
          ''                       | s        | status;skip
          ''                       | __       |
          -o json                  | pe       | peer
          peer rome milan          | --gw-server-service-t | --gw-server-service-type
          peer rome milan --gw-server-service-type | | LoadBalancer;NodePort;ClusterIP
          peer rome milan          | --gw-server-service-type=N | --gw-server-service-type=NodePort
          peer rome milan --only   | networking,o | networking,offloading
          peer rome milan          | --in-band= | --in-band=true;--in-band=false
          --address x status       | --output= | --output=text;--output=json;--output=yaml
          status -o                | j        | json
          peer rome milan --cpu 2  | --cp     |
          peer rome milan --cpu    | 2        |
          peer --                  | --cp     |
          retry                    | --remote-k | --remote-kubeconfig
          skip --kubeconfig a      |          |
          worker                   | --kubec  | --kubeconfig
          worker --kubeconfig      | ro       | :files
          completion               | ''       | bash;zsh;fish;powershell
          help                     | ex       | exit-codes
          help                     | un       | unpeer
          help engine              | st       | start;status;stop
          help engine start        | st       |
          help peer                | st       |
          engine                   | sto      | stop
          engine stop              | --ou     | --output
          status rome milan        | --wait=P | --wait=Peered;--wait=Peering
          plan                     | --remote-k | --remote-kubeconfig
          peer --kubeconfig        | ro       | :files
          peer rome milan          | --pl     | --plan
          frobnicate               | pe       | peer
          """)
  void shouldOfferWhatFits(String before, String word, String expected) {
    // when
    var values = values(Cli.inPipe(), before, word, "");

    // then
    assertThat(values).isEqualTo(expected == null ? List.of() : List.of(expected.split(";")));
  }

  @Test
  void shouldDescribeCommandsAndFlags() {
    // when
    var result = Cli.inPipe().run("__complete", "--word=--deta", "--", "peer");

    // then
    assertThat(result.out())
        .isEqualTo("--detach\tStart the run and return without waiting for it\n");
  }

  @Test
  void shouldOfferClustersThatHadRunsAndTheirPartners() {
    // given
    var cli = Cli.inPipe().on(temporal);
    cli.run("peer", "busy-oslo", "milan", "--detach");
    cli.run("peer", "busy-bern", "busy-graz", "--detach");

    // when
    var consumers = values(cli, "status", "busy-bern");
    var others = values(cli, "status", "busy-o");
    var providers = values(cli, "peer busy-bern", "");

    // then
    assertThat(consumers).containsExactly("busy-bern");
    assertThat(others).containsExactly("busy-oslo");
    assertThat(providers).containsExactly("busy-graz");
  }

  @Test
  void shouldOfferTheOtherClustersToAListOfThem() {
    // given
    var cli = Cli.inPipe().on(temporal);
    cli.run("peer", "busy-nara", "busy-kobe", "--detach");

    // when
    var others = values(cli, "clusters busy-nara", "busy-");

    // then
    assertThat(others).contains("busy-kobe").doesNotContain("busy-nara");
  }

  @Test
  void shouldAskTheTemporalThatTheLineNames() {
    // given
    Cli.inPipe().on(temporal).run("peer", "busy-lund", "milan", "--detach");

    // when
    var consumers = values(Cli.inPipe(), "--address " + temporal.address() + " status", "busy-l");

    // then
    assertThat(consumers).containsExactly("busy-lund");
  }

  @Test
  void shouldOfferTheStuckStepsOfTheRun() {
    // given
    var cli = Cli.inPipe().on(temporal);
    cli.run("peer", "busy-stuck", "milan", "--detach");

    // when
    var steps = values(cli, "skip busy-stuck milan", "");

    // then
    assertThat(steps).containsExactly("create the gateway server on milan");
  }

  @ParameterizedTest
  @ValueSource(strings = {"status", "skip rome milan", "peer rome"})
  void shouldBeSilentWithoutATemporal(String before) {
    // given
    var cli = Cli.inPipe().with("TEMPORAL_ADDRESS", "127.0.0.1:" + TestTemporal.freePort());
    long start = System.nanoTime();

    // when
    var result = cli.run(arguments(before, "", ""));

    // then
    assertThat(result.out()).isEmpty();
    assertThat(result.err()).isEmpty();
    assertThat(result.code()).isZero();
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(4));
  }

  @ParameterizedTest
  @CsvSource({
    "bash, complete -F _hawser hawser",
    "zsh, #compdef hawser",
    "fish, complete --command hawser",
    "powershell, Register-ArgumentCompleter"
  })
  void shouldPrintTheScriptOfEachShell(String shell, String part) {
    // when
    var result = Cli.inPipe().run("completion", shell);

    // then
    assertThat(result.out()).contains(part, "__complete");
    assertThat(result.code()).isZero();
  }

  private static List<String> values(Cli cli, String before, String word) {
    return values(cli, before, word, "20s");
  }

  private static List<String> values(Cli cli, String before, String word, String limit) {
    return cli.run(arguments(before, word, limit))
        .out()
        .lines()
        .map(line -> line.replaceFirst("\t.*", ""))
        .toList();
  }

  /** Without a limit, as the scripts ask. */
  private static String[] arguments(String before, String word, String limit) {
    var arguments = new ArrayList<>(List.of("__complete", "--word=" + (word == null ? "" : word)));
    if (!limit.isEmpty()) arguments.add("--limit=" + limit);
    arguments.add("--");
    if (!before.isEmpty()) arguments.addAll(List.of(before.split(" +")));
    return arguments.toArray(String[]::new);
  }
}
