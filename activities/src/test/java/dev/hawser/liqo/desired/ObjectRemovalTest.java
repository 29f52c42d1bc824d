package dev.hawser.liqo.desired;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hawser.liqo.fixture.FakeCluster;
import dev.hawser.liqo.fixture.PeeringFixture;
import dev.hawser.liqo.resources.Kind;
import dev.hawser.liqo.waiting.HeartbeatDetails;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The deletion of single objects: exactly these, and only as far as allowed. */
final class ObjectRemovalTest {
  private static final String GONE = "{'finalizers': []}";

  private final TenantFixture tenant = new TenantFixture();
  private final FakeCluster milan = tenant.milan;

  @AfterEach
  void close() {
    tenant.close();
  }

  @Test
  void shouldDeleteExactlyWhatItRead() {
    // given
    milan.add(Kind.TENANT, "rome", labelled("run-1"));
    var read = milan.object(Kind.TENANT, "rome");

    // when
    tenant.remove(PeeringFixture.undo(PeeringFixture.provider()));

    // then
    var body = milan.bodies("DELETE " + TenantFixture.PATH).get(0);
    assertThat(body.at("/preconditions/uid")).isEqualTo(read.at("/metadata/uid"));
    assertThat(body.at("/preconditions/resourceVersion"))
        .isEqualTo(read.at("/metadata/resourceVersion"));
  }

  @Test
  void shouldLeaveWhatWasTakenOverBetweenReadAndDelete() {
    // given
    milan.add(Kind.TENANT, "rome", labelled("run-1"));
    milan.after(
        1,
        "GET " + TenantFixture.PATH,
        () -> milan.set(Kind.TENANT, "rome", "/metadata/labels", "{'hawser.dev/run': 'run-2'}"));

    // when
    var removed = tenant.remove(PeeringFixture.undo(PeeringFixture.provider()));

    // then
    assertThat(removed).isEqualTo("Optional.empty");
    assertThat(milan.find(Kind.TENANT, "rome")).isPresent();
  }

  @Test
  void shouldTearDownAnObjectOfAnyCreator() {
    // given
    milan.add(Kind.TENANT, "rome", "{}");

    // when
    String first = tenant.remove(PeeringFixture.teardown(PeeringFixture.provider()));
    String second = tenant.remove(PeeringFixture.teardown(PeeringFixture.provider()));

    // then
    assertThat(first).isEqualTo("Optional[Tenant rome]");
    assertThat(second).isEqualTo("Optional.empty");
  }

  @Test
  void shouldWaitUntilItIsReallyGone() {
    // given
    milan.add(Kind.TENANT, "rome", "{'metadata': {'finalizers': ['tenant.liqo.io/finalizer']}}");
    milan.after(
        4, "GET " + TenantFixture.PATH, () -> milan.set(Kind.TENANT, "rome", "/metadata", GONE));
    milan.after(5, "GET " + TenantFixture.PATH, () -> milan.remove(Kind.TENANT, "rome"));

    // when
    tenant.remove(PeeringFixture.teardown(PeeringFixture.provider()));

    // then
    assertThat(milan.find(Kind.TENANT, "rome")).isEmpty();
    assertThat(tenant.activities.heartbeats())
        .extracting(HeartbeatDetails::waitingFor)
        .containsOnly("Tenant rome to be gone");
  }

  @Test
  void shouldCountAnotherObjectWithTheNameAsGone() {
    // given
    milan.add(Kind.TENANT, "rome", "{}");
    milan.after(
        "DELETE " + TenantFixture.PATH,
        () -> milan.add(Kind.TENANT, "rome", "{'metadata': {'uid': 'another'}}"));

    // when
    var removed = tenant.remove(PeeringFixture.teardown(PeeringFixture.provider()));

    // then
    assertThat(removed).isEqualTo("Optional[Tenant rome]");
    assertThat(milan.find(Kind.TENANT, "rome")).isPresent();
  }

  @Test
  void shouldNotUndoAnObjectOfAnotherRun() {
    // given
    milan.add(Kind.TENANT, "rome", labelled("run-0"));

    // when
    String removed = tenant.remove(PeeringFixture.undo(PeeringFixture.provider()));

    // then
    assertThat(removed).isEqualTo("Optional.empty");
    assertThat(milan.find(Kind.TENANT, "rome")).isPresent();
  }

  @Test
  void shouldUndoAnObjectOfTheRun() {
    // given
    milan.add(Kind.TENANT, "rome", labelled("run-1"));

    // when
    String removed = tenant.remove(PeeringFixture.undo(PeeringFixture.provider()));

    // then
    assertThat(removed).isEqualTo("Optional[Tenant rome]");
    assertThat(milan.find(Kind.TENANT, "rome")).isEmpty();
  }

  private static String labelled(String run) {
    return "{'metadata': {'labels': {'hawser.dev/run': '" + run + "'}}}";
  }
}
