package dev.hawser.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import dev.hawser.connection.Loopback;
import dev.hawser.environment.Environment;
import dev.hawser.simulator.runtime.WithholdableOutcome;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** liqoctl's command line on two simulated clusters, with a Temporal in the command's process. */
@Timeout(180)
final class LocalPeeringIT {
  private static final String NOTICE =
      "INFO: There is no Temporal server and no \"temporal\" on the PATH, so this run is not"
          + " recorded anywhere: if the command is interrupted, run it again";

  @TempDir private Path folder;
  private Environment environment;

  @BeforeEach
  void startClusters() {
    boolean taken = Loopback.listens("127.0.0.1:7233");
    if (taken) System.err.println("SKIPPED: something listens at Temporal's default address");
    assumeFalse(taken, "another Temporal would be used");
    environment = Environment.builder(folder).withoutTemporal().start();
  }

  @AfterEach
  void stopClusters() {
    if (environment != null) environment.close();
  }

  @Test
  void shouldPeerAndUnpeerByKubeconfig() throws Exception {
    // when
    var peered = hawser("peer").await();
    var again = hawser("peer").await();
    var unpeered = hawser("unpeer").await();

    // then
    assertThat(peered.code()).as("%s", peered.err()).isZero();
    assertThat(peered.out())
        .first()
        .asString()
        .startsWith("rome → milan peered: virtual node milan");
    assertThat(peered.err())
        .containsSubsequence(
            NOTICE,
            "Retrieving network configuration",
            "INFO: Network configuration correctly retrieved",
            "INFO: Gateway server template \"wireguard-server/liqo\" correctly checked",
            "INFO: Gateway pod gw-rome is ready",
            "INFO: Gateway pod gw-milan is ready",
            "INFO: Connection is established",
            "INFO: Tenant namespace correctly ensured",
            "INFO: Identity status is filled",
            "INFO: ResourceSlice resources: Accepted")
        .endsWith("INFO: Virtual node is Ready");
    assertThat(again.out()).first().asString().startsWith("rome → milan is already peered");
    assertThat(unpeered.code()).as("%s", unpeered.err()).isZero();
    assertThat(unpeered.out()).first().asString().startsWith("rome → milan unpeered: ");
    assertThat(unpeered.err())
        .containsSubsequence(
            "INFO: All resourceslices deleted",
            "INFO: Identity control plane correctly deleted",
            "INFO: Tenant correctly deleted",
            "INFO: Gateway server correctly deleted");
  }

  @Test
  void shouldPlanAndShowAPairByKubeconfig() throws Exception {
    // when
    var planned = hawser("plan").await();
    var before = hawser("status").await();
    hawser("peer").await();
    var after = hawser("status", "--wait", "--timeout", "1m").await();

    // then
    assertThat(planned.code()).as("%s", planned.err()).isEqualTo(10);
    assertThat(planned.out())
        .anyMatch(line -> line.matches("To do exactly this, run hawser peer .* --plan [0-9a-f]+"));
    assertThat(planned.err()).doesNotContain(NOTICE);
    assertThat(before.code()).as("%s", before.err()).isEqualTo(13);
    assertThat(before.out()).first().asString().startsWith("rome → milan: NotPeered");
    assertThat(after.code()).as("%s", after.err()).isZero();
    assertThat(after.out()).first().asString().startsWith("rome → milan: Peered");
  }

  @Test
  void shouldGoOnWithAPeeringThatWasKilled() throws Exception {
    // given
    environment
        .cluster("milan")
        .liqo()
        .faults()
        .withhold(WithholdableOutcome.LOAD_BALANCER_ADDRESS);
    var killed = hawser("peer");
    killed.awaitLine("Setting up gateway server");
    killed.kill();
    environment.cluster("milan").endFaults();

    // when
    var result = hawser("peer").await();

    // then
    assertThat(result.code()).as("%s", result.err()).isZero();
    assertThat(result.err())
        .contains("INFO: Taking over the pair from a command that was interrupted");
    assertThat(result.out()).first().asString().startsWith("rome → milan peered");
  }

  @Test
  void shouldRefuseOneClusterForBoth() throws Exception {
    // given
    var rome = environment.kubeconfigs().getFirst().toString();

    // when
    var result =
        HawserProcess.start(folder, "peer", "--kubeconfig", rome, "--remote-kubeconfig", rome)
            .await();

    // then
    assertThat(result.code()).isEqualTo(2);
    assertThat(result.err())
        .endsWith(
            "ERRO: consumer and provider are both \"rome\": a cluster can't be peered with itself");
  }

  @Test
  void shouldSayWhatIsWrongWithBothClusters() throws Exception {
    // given
    var missing = folder.resolve("missing");
    var empty = Files.writeString(folder.resolve("empty"), "{}");

    // when
    var result =
        HawserProcess.start(
                folder,
                "peer",
                "--kubeconfig",
                missing.toString(),
                "--remote-kubeconfig",
                empty.toString())
            .await();

    // then
    assertThat(result.code()).isEqualTo(2);
    assertThat(result.err())
        .endsWith(
            "ERRO: kubeconfig "
                + missing
                + " does not exist; kubeconfig "
                + empty
                + " has no context selected");
  }

  private HawserProcess hawser(String... words) throws Exception {
    var line = new ArrayList<>(List.of(words));
    line.addAll(List.of("--kubeconfig", environment.kubeconfigs().get(0).toString()));
    line.addAll(List.of("--remote-kubeconfig", environment.kubeconfigs().get(1).toString()));
    return HawserProcess.start(folder, line.toArray(String[]::new));
  }
}
