package dev.hawser.faults.matrix;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hawser.faultproxy.HttpFault;
import dev.hawser.faultproxy.RequestPoint;
import dev.hawser.faultproxy.grpc.ResultMutation;
import dev.hawser.faults.trial.RunKind;
import java.util.List;
import org.junit.jupiter.api.Test;

/** How requests become cases, and cases batches. */
class FaultCasesTest {
  @Test
  void shouldUseTheFirstTwoAndTheLastOfRepeatedRequests() {
    // given
    var requests =
        List.of(
            request("get", "secrets", 1),
            request("get", "secrets", 2),
            request("get", "secrets", 3),
            request("get", "secrets", 4),
            request("create", "tenants", 1));

    // when
    var cases = FaultCases.of(RunKind.PEER, requests);

    // then
    assertThat(cases)
        .filteredOn(each -> each.fault() == HttpFault.SLOW)
        .extracting(FaultCase::name)
        .containsExactly(
            "peer consumer get secrets #1 SLOW",
            "peer consumer get secrets #2 SLOW",
            "peer consumer get secrets #4 SLOW",
            "peer consumer create tenants #1 SLOW");
  }

  @Test
  void shouldChangeTheResultOfEachActivityOnce() {
    // given
    var inspection = new ActivityPoint("provider", "cluster/milan", "InspectCluster");

    // when
    var cases = FaultCases.ofResults(RunKind.UNPEER, List.of(inspection, inspection));

    // then
    assertThat(cases)
        .hasSameSizeAs(ResultMutation.values())
        .extracting(FaultCase::name)
        .contains("unpeer provider InspectCluster NO_FIELDS");
  }

  @Test
  void shouldBatchOnlyFaultsThatDoNotHideOneAnother() {
    // given
    var slow = peerCase(request("create", "tenants", 1), HttpFault.SLOW);
    var refused = peerCase(request("get", "secrets", 2), HttpFault.REFUSED);
    var alike = peerCase(request("get", "secrets", 1), HttpFault.SLOW);
    var watch = peerCase(request("watch", "secrets", 1), HttpFault.WATCH_CUT);
    var lasting = peerCase(request("get", "identities", 1), HttpFault.FORBIDDEN);
    var unpeer = new RequestCase(RunKind.UNPEER, request("get", "configmaps", 1), HttpFault.SLOW);
    var late = peerCase(request("list", "nodes", 1), HttpFault.LATE);
    var result =
        new ResultCase(
            RunKind.PEER,
            new ActivityPoint("provider", "cluster/milan", "EnsureTenant"),
            ResultMutation.NO_FIELDS);

    // when
    var batches =
        FaultBatch.of(List.of(result, slow, refused, alike, watch, lasting, unpeer, late), 3);

    // then
    assertThat(batches)
        .extracting(FaultBatch::cases)
        .containsExactly(
            List.of(result),
            List.of(slow, refused, late),
            List.of(alike),
            List.of(watch),
            List.of(lasting),
            List.of(unpeer));
  }

  private static RequestCase peerCase(RequestPoint request, HttpFault fault) {
    return new RequestCase(RunKind.PEER, request, fault);
  }

  private static RequestPoint request(String verb, String resource, int occurrence) {
    return new RequestPoint("consumer", verb, resource, occurrence);
  }
}
