package dev.hawser.starter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.hawser.starter.terminal.TerminalSize;
import java.io.IOException;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whole screens of the real program, on terminals of three sizes; all times are shown as one. */
@Timeout(120)
class ScreensIT {
  private static final TerminalSize SMALL = new TerminalSize(60, 15);
  private static final TerminalSize LARGE = new TerminalSize(200, 50);

  @RegisterExtension static final TestTemporal temporal = new TestTemporal();

  @BeforeAll
  static void needPseudoTerminals() {
    assumeTrue(PseudoTerminal.isAvailable(), "SKIPPED: no program \"script\" of util-linux");
  }

  @Test
  void shouldShowAPeeringOnASmallTerminal() throws Exception {
    // when
    var screen = screen(SMALL, "peer rome milan --mtu 1360");

    // then
    assertThat(screen)
        .isEqualTo(
            """
            Peer rome → milan · 0.0s · by ada@laptop
            ✓ create the gateway server on milan  done
            ✓ request resources on rome           done
            ✓ wait for the virtual node on rome   done
            rome → milan peered: virtual node milan is Ready
              gateway server   10.0.0.1:51840/UDP
              resources        cpu=2\
            """);
  }

  @ParameterizedTest
  @CsvSource({"80, 24", "200, 50"})
  void shouldShowAPeeringWithItsTimes(int columns, int rows) throws Exception {
    // when
    var screen =
        screen(new TerminalSize(columns, rows), "peer rome milan --mtu 1" + (300 + columns));

    // then
    assertThat(screen)
        .isEqualTo(
            """
            Peer rome → milan · 0.0s · by ada@laptop
            ✓ create the gateway server on milan  done   0.0s
            ✓ request resources on rome           done   0.0s
            ✓ wait for the virtual node on rome   done   0.0s
            rome → milan peered: virtual node milan is Ready
              gateway server   10.0.0.1:51840/UDP
              resources        cpu=2\
            """);
  }

  @Test
  void shouldShowWhyAPeeringIsUndoneOnASmallTerminal() throws Exception {
    // when
    var screen = screen(SMALL, "peer rolling milan");

    // then
    assertThat(screen)
        .isEqualTo(
            """
            Peer rolling → milan · RolledBack · 0.0s · by ada@laptop
            failed: the provider's owner has drained Tenant rome;
            rolled back
            ↶ undo: register the tenant on milan        undone
            = undo: create the gateway server on milan  left as it was
             ERRO  milan refuses the Tenant (TenantRefused)
            Next: ask the provider's owner about the Tenant, then repeat
             the command\
            """);
  }

  @ParameterizedTest
  @CsvSource({"80, 24", "200, 50"})
  void shouldShowWhyAPeeringIsUndone(int columns, int rows) throws Exception {
    // when
    var screen = screen(new TerminalSize(columns, rows), "peer rolling milan");

    // then
    assertThat(screen)
        .isEqualTo(
            """
            Peer rolling → milan · RolledBack · 0.0s · by ada@laptop
            failed: the provider's owner has drained Tenant rome; rolled back
            ↶ undo: register the tenant on milan        undone           0.0s
            = undo: create the gateway server on milan  left as it was   0.0s
             ERRO  milan refuses the Tenant (TenantRefused)
            Next: ask the provider's owner about the Tenant, then repeat the command\
            """);
  }

  @ParameterizedTest
  @CsvSource({"80, 24", "200, 50"})
  void shouldShowAnUnpeering(int columns, int rows) throws Exception {
    // when
    var screen = screen(new TerminalSize(columns, rows), "unpeer torn milan");

    // then
    assertThat(screen)
        .isEqualTo(
            """
            Unpeer torn → milan · 0.0s · by ada@laptop
            ✓ remove the virtual node on rome  done   0.0s
            ✓ remove the tenant on milan       done   0.0s
            ✓ remove the network on rome       done   0.0s
            torn → milan unpeered: 1 object deleted
              deleted  ResourceSlice milan on rome\
            """);
  }

  @Test
  void shouldShowAPlanOnASmallTerminal() throws Exception {
    // when
    var screen = screen(SMALL, "plan rome milan");

    // then
    assertThat(screen)
        .isEqualTo(
            """
            rome (consumer, Liqo of unknown version)
               nothing

            milan (provider, Liqo of unknown version)
               + GatewayServer liqo

            Plan: 1 to create, 0 to change, 0 to replace, 0 to
              delete, 0 left as they are.
            To do exactly this, run hawser peer rome milan with the
              same options and --plan 3f2a9c1e\
            """);
  }

  @Test
  void shouldShowAPlanOnALargeTerminal() throws Exception {
    // when
    var screen = screen(LARGE, "plan rome milan");

    // then
    assertThat(screen)
        .endsWith(
            """
            Plan: 1 to create, 0 to change, 0 to replace, 0 to delete, 0 left as they are.
            To do exactly this, run hawser peer rome milan with the same options and --plan 3f2a9c1e\
            """);
  }

  @ParameterizedTest
  @CsvSource({"80, 24", "200, 50"})
  void shouldShowTheStatusOfAPair(int columns, int rows) throws Exception {
    // when
    var screen = screen(new TerminalSize(columns, rows), "status good milan");

    // then
    assertThat(screen)
        .isEqualTo(
            """
            good → milan: Peered for 9d

            NAME                 READY   AGE   REASON
            good (consumer), Liqo v1.2.0
            ├─Network            True
            │ ├─Configuration    True    9d    pods 10.20.0.0/16 as 10.60.0.0/16
            │ ├─Gateway client   True    9d    203.0.113.22:51840/UDP
            │ └─Connection       True    9d    Connected, latency 1.23 ms
            ├─Authentication     True
            │ ├─Identity         True    9d    installed
            │ └─Certificate      True    -     until 2999-01-01, 9 days left
            └─Offloading         True
              ├─ResourceSlice    True    9d    Accepted: cpu=4, memory=8Gi
              ├─VirtualNode      True    9d    Running
              ├─Node             True    9d    milan
              └─Pods                           2 are running there
            milan (provider), Liqo v1.2.0
            ├─Network            True
            │ ├─Configuration    True    9d    pods 10.10.0.0/16
            │ ├─Gateway server   True    9d    203.0.113.22:51840/UDP
            │ └─Connection       True    9d    Connected, latency 1.23 ms
            ├─Authentication     True
            │ ├─Tenant           True    9d    Active
            │ └─Certificate      True    -     until 2999-01-01, 9 days left
            └─Offloading         True
              └─ResourceSlice    True    9d    Accepted

            no runs\
            """);
  }

  @ParameterizedTest
  @CsvSource({"60, 15", "80, 24"})
  void shouldWatchAPairWithoutScrolling(int columns, int rows) throws Exception {
    // when
    try (var terminal =
        run(new TerminalSize(columns, rows), "status good milan --watch --wait=Peered")) {
      int code = terminal.exitCode();
      terminal.awaitEnd();

      // then
      assertThat(code).isZero();
      assertThat(terminal.scrolledAway()).isEmpty();
      assertThat(steady(terminal.screen().stream()))
          .containsExactly(
              "good → milan: Peered for 9d",
              "",
              "NAME               READY   AGE   REASON",
              "good (consumer), Liqo v1.2.0",
              "├─Network          True",
              "├─Authentication   True",
              "└─Offloading       True",
              "milan (provider), Liqo v1.2.0",
              "├─Network          True",
              "├─Authentication   True",
              "└─Offloading       True",
              "",
              "no runs");
    }
  }

  @Test
  void shouldListPairsInLinesThatDoNotWrap() throws Exception {
    // given
    Cli.inPipe().on(temporal).run("peer", "failing-conflict", "milan");

    // when
    var screen = screen(SMALL, "status");

    // then
    assertThat(screen.lines())
        .contains("CONSUMER           PROVIDER   VERDICT     AGE   REASON")
        .anyMatch(line -> line.startsWith("failing-conflict   milan      NotPeered"))
        .allMatch(line -> line.length() < SMALL.columns());
  }

  private static String screen(TerminalSize size, String line)
      throws IOException, InterruptedException {
    try (var terminal = run(size, line)) {
      terminal.exitCode();
      terminal.awaitEnd();
      var all = Stream.concat(terminal.scrolledAway().stream(), terminal.screen().stream());
      return steady(all).collect(Collectors.joining("\n"));
    }
  }

  /** Without what depends on how fast this computer is: times, and notices of what takes longer. */
  private static Stream<String> steady(Stream<String> lines) {
    return lines
        .filter(line -> !line.startsWith(" INFO  waiting for "))
        .map(ScreensIT::withOneTime);
  }

  private static String withOneTime(String line) {
    return line.replaceAll("\\b[0-9]\\.[0-9]s", "0.0s")
        .replaceAll("for [0-9]+[smhd]", "for 9d")
        .replaceAll("(True|False) +[0-9]+[smhd] +", "$1    9d    ")
        .replaceAll("[0-9]+ days left", "9 days left");
  }

  private static PseudoTerminal run(TerminalSize size, String line) throws IOException {
    var environment =
        Map.of("TEMPORAL_ADDRESS", temporal.address(), "USER", "ada", "HOSTNAME", "laptop");
    return PseudoTerminal.run(size, environment, line.split(" "));
  }
}
