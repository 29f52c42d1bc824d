package dev.hawser.starter.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hawser.activity.Cidrs;
import dev.hawser.activity.ClusterId;
import dev.hawser.activity.Endpoint;
import dev.hawser.activity.KeptObject;
import dev.hawser.activity.ObjectReference;
import dev.hawser.peering.PeeringResult;
import dev.hawser.peering.UnpeeringResult;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What a run has done, in words. */
class ResultTextTest {
  private static final ClusterId ROME = new ClusterId("rome");
  private static final ClusterId MILAN = new ClusterId("milan");

  @Test
  void shouldDescribeANewPeering() {
    // given
    var seenByRome = new Cidrs(List.of("10.71.0.0/16"), List.of("10.72.0.0/16", "10.73.0.0/16"));
    var seenByMilan = new Cidrs(List.of("10.10.0.0/16"), List.of("10.70.0.0/16"));
    var result =
        new PeeringResult(
            ROME,
            MILAN,
            true,
            "milan",
            new Endpoint(List.of("gw.example", "10.0.0.1"), 51840, "UDP"),
            seenByRome,
            seenByMilan,
            Map.of("memory", "4Gi", "cpu", "2"),
            List.of("the Liqo versions could not be compared"));

    // when
    var text = ResultText.of(result);

    // then
    assertThat(text)
        .isEqualTo(
            """
            rome → milan peered: virtual node milan is Ready
              gateway server   gw.example,10.0.0.1:51840/UDP
              networks         milan as rome sees it: pods 10.71.0.0/16, external 10.72.0.0/16, 10.73.0.0/16
              networks         rome as milan sees it: pods 10.10.0.0/16, external 10.70.0.0/16
              resources        cpu=2, memory=4Gi
              note             the Liqo versions could not be compared\
            """);
  }

  @Test
  void shouldSayThatNothingChangedAndLeaveOutWhatThereIsNot() {
    // given
    var result = new PeeringResult(ROME, MILAN, false, null, null, null, null, Map.of(), List.of());

    // when
    var text = ResultText.of(result);

    // then
    assertThat(text).isEqualTo("rome → milan is already peered");
  }

  @Test
  void shouldSayFirstThatThereIsNoUsableNode() {
    // given
    var notes =
        List.of("offloading is not usable, because the tenant is cordoned", "Liqo was updated");
    var result = new PeeringResult(ROME, MILAN, true, null, null, null, null, Map.of(), notes);

    // when
    var text = ResultText.of(result);

    // then
    assertThat(text)
        .isEqualTo(
            """
            rome → milan: no usable virtual node, because the tenant is cordoned
              note             Liqo was updated\
            """);
  }

  @Test
  void shouldListWhatAnUnpeeringDeletedAndKept() {
    // given
    var reverse = List.of(ObjectReference.of("Tenant", "milan").on(ROME));
    var result =
        new UnpeeringResult(
            ROME,
            MILAN,
            List.of(
                ObjectReference.of("ResourceSlice", "milan").on(ROME),
                ObjectReference.of("Tenant", "rome").on(MILAN)),
            List.of(KeptObject.described("the network, in use by milan→rome", reverse)));

    // when
    var text = ResultText.of(result);

    // then
    assertThat(text)
        .isEqualTo(
            """
            rome → milan unpeered: 2 objects deleted
              deleted  ResourceSlice milan on rome
              deleted  Tenant rome on milan
              kept     the network, in use by milan→rome (Tenant milan on rome)\
            """);
  }

  @Test
  void shouldCountOneObjectAsOne() {
    // given
    var deleted = List.of(ObjectReference.of("Tenant", "rome").on(MILAN));

    // when
    var text = ResultText.of(new UnpeeringResult(ROME, MILAN, deleted, List.of()));

    // then
    assertThat(text).startsWith("rome → milan unpeered: 1 object deleted\n");
  }

  @Test
  void shouldSayThatThereWasNothingToDelete() {
    // when
    var text = ResultText.of(new UnpeeringResult(ROME, MILAN, List.of(), List.of()));

    // then
    assertThat(text).isEqualTo("rome → milan is not peered: nothing to delete");
  }
}
