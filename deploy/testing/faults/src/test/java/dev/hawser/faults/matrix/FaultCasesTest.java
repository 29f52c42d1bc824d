package dev.hawser.faults.matrix;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hawser.faultproxy.HttpFault;
import dev.hawser.faultproxy.RequestPoint;
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
  void shouldBatchOnlyFaultsThatDoNotHideOneAnother() {
    // given
    var slow = peerCase(request("create", "tenants", 1), HttpFault.SLOW);
    var refused = peerCase(request("get", "secrets", 2), HttpFault.REFUSED);
    var alike = peerCase(request("get", "secrets", 1), HttpFault.SLOW);
    var watch = peerCase(request("watch", "secrets", 1), HttpFault.WATCH_CUT);
    var lasting = peerCase(request("get", "identities", 1), HttpFault.FORBIDDEN);
    var unpeer = new FaultCase(RunKind.UNPEER, request("get", "configmaps", 1), HttpFault.SLOW);
    var late = peerCase(request("list", "nodes", 1), HttpFault.LATE);

    // when
    var batches = FaultBatch.of(List.of(slow, refused, alike, watch, lasting, unpeer, late), 3);

    // then
    assertThat(batches)
        .extracting(FaultBatch::cases)
        .containsExactly(
            List.of(slow, refused, late),
            List.of(alike),
            List.of(watch),
            List.of(lasting),
            List.of(unpeer));
  }

  private static FaultCase peerCase(RequestPoint request, HttpFault fault) {
    return new FaultCase(RunKind.PEER, request, fault);
  }

  private static RequestPoint request(String verb, String resource, int occurrence) {
    return new RequestPoint("consumer", verb, resource, occurrence);
  }
}
