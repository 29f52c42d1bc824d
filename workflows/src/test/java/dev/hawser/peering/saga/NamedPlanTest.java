package dev.hawser.peering.saga;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hawser.peering.Inspection;
import dev.hawser.peering.payload.RequestJson;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A run that is given the digest of a plan executes that plan, or nothing. */
final class NamedPlanTest {
  private final PeeringTestEnvironment environment = new PeeringTestEnvironment();

  @AfterEach
  void close() {
    environment.close();
  }

  @Test
  void shouldExecuteThePlanThatAnInspectionShowed() {
    // given
    String digest = inspect("'peer'").plan().shortDigest();

    // when
    var result = environment.peer(RequestJson.peer("{'plan':'" + digest + "'}"));

    // then
    assertThat(result.changed()).isTrue();
    assertThat(result.node()).isEqualTo("milan");
  }

  @Test
  void shouldRefuseBeforeTheFirstWriteWhenTheClustersHaveChanged() {
    // given
    String digest = inspect("'peer'").plan().shortDigest();
    environment.milan.objects.put("Nonce", Map.of("value", "nonce"));
    environment.calls.clear();
    var before = environment.state();

    // when
    var run = environment.start("Peer", RequestJson.peer("{'plan':'" + digest + "'}"));
    var failure = PeeringTestEnvironment.failureOf(run);

    // then
    assertThat(failure.getType()).isEqualTo("PlanChanged");
    assertThat(failure.getOriginalMessage()).contains(", and not plan " + digest + ": ");
    assertThat(PeeringTestEnvironment.phase(run)).isEqualTo("Refused");
    assertThat(environment.state()).isEqualTo(before);
    assertThat(environment.calls)
        .containsExactlyInAnyOrder("rome inspectCluster", "milan inspectCluster");
  }

  @Test
  void shouldSucceedWhenThePlanHasBeenExecutedAlready() {
    // given
    String digest = inspect("'peer'").plan().shortDigest();
    environment.peered();

    // when
    var result = environment.peer(RequestJson.peer("{'plan':'" + digest + "'}"));

    // then
    assertThat(result.changed()).isFalse();
  }

  @Test
  void shouldDeleteNothingWhenAnUnpeerWouldDeleteSomethingElse() {
    // given
    environment.peered();
    String digest = inspect("'unpeer'").plan().digest();
    environment.rome.objects.remove("Identity");
    var before = environment.state();

    // when
    var run = environment.start("Unpeer", RequestJson.unpeer("{'plan':'" + digest + "'}"));
    var failure = PeeringTestEnvironment.failureOf(run);

    // then
    assertThat(failure.getType()).isEqualTo("PlanChanged");
    assertThat(environment.state()).isEqualTo(before);
  }

  @Test
  void shouldDeleteWhatAnInspectionShowed() {
    // given
    environment.peered();
    String digest = inspect("'unpeer'").plan().digest();

    // when
    var result = environment.unpeer(RequestJson.unpeer("{'plan':'" + digest + "'}"));

    // then
    assertThat(result.deleted()).isNotEmpty();
  }

  private Inspection inspect(String planned) {
    String pair = "'consumer':'rome','provider':'milan'";
    String request = "{" + pair + "," + planned + ":{" + pair + "}}";
    return environment
        .start("Inspect", "look", RequestJson.raw(request))
        .getResult(Inspection.class);
  }
}
