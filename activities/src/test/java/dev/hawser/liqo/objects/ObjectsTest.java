package dev.hawser.liqo.objects;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hawser.cluster.Removal;
import dev.hawser.cluster.Scope;
import dev.hawser.liqo.fixture.Activities;
import dev.hawser.liqo.fixture.FakeCluster;
import dev.hawser.liqo.fixture.Given;
import dev.hawser.liqo.resources.Kind;
import io.temporal.activity.ActivityInterface;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Single objects: made, adopted, changed, restored and taken away. */
final class ObjectsTest {
  private static final String TENANT = "tenants/rome";

  /** Something to do with a cluster's objects. */
  @ActivityInterface
  public interface Errand {
    String run(Scope scope);
  }

  private final FakeCluster milan = new FakeCluster(Given.PROVIDER, Given.CONSUMER);
  private final ClusterAccess access = milan.access();
  private Function<Work, Object> body = work -> "";
  private final Activities activities =
      new Activities((Errand) scope -> access.run(scope, work -> String.valueOf(body.apply(work))));

  @AfterEach
  void close() {
    activities.close();
    milan.close();
  }

  @Test
  void shouldMakeWhatIsMissingWithTheRunsLabel() {
    // when
    ensure();

    // then
    assertThat(milan.writes()).containsExactly("POST " + TENANT);
    assertThat(milan.field(Kind.TENANT, "rome", "/metadata/labels/hawser.dev~1run").asText())
        .isEqualTo("run-1");
  }

  @Test
  void shouldAdoptWhatIsAsDesiredWithoutAWrite() {
    // given
    milan.add(Kind.TENANT, "rome", "{'spec': {'proxyURL': 'p', 'more': 1}}");

    // when
    ensure();

    // then
    assertThat(milan.writes()).isEmpty();
  }

  @Test
  void shouldChangeAndRestoreWhatOthersMade() {
    // given
    milan.add(Kind.TENANT, "rome", "{'spec': {'proxyURL': 'old', 'more': 1}}");

    // when
    ensure();

    // then
    assertThat(milan.writes()).containsExactly("PUT " + TENANT);
    assertThat(milan.field(Kind.TENANT, "rome", "/spec/proxyURL").asText()).isEqualTo("p");
    assertThat(milan.field(Kind.TENANT, "rome", "/metadata/labels").isMissingNode()).isTrue();

    // when
    assertThat(remove(Given.undo(Given.provider()))).isEqualTo("Optional.empty");

    // then
    assertThat(milan.field(Kind.TENANT, "rome", "/spec"))
        .isEqualTo(FakeCluster.json("{'proxyURL': 'old', 'more': 1}"));
    assertThat(milan.field(Kind.TENANT, "rome", "/metadata/annotations")).isEmpty();
  }

  @Test
  void shouldNotRestoreAnotherRunsChange() {
    // given
    milan.add(
        Kind.TENANT,
        "rome",
        "{'metadata': {'annotations': {'hawser.dev/previous': '{}'}}, 'spec': {'proxyURL': 'x'}}");

    // then
    assertThat(remove(Given.undo(Given.provider()))).isEqualTo("Optional.empty");
    assertThat(milan.writes()).isEmpty();
  }

  @Test
  void shouldUndoOnlyWhatCarriesTheRunsLabel() {
    // given
    milan.add(Kind.TENANT, "rome", labelled("run-0"));

    // then
    assertThat(remove(Given.undo(Given.provider()))).isEqualTo("Optional.empty");
    assertThat(milan.find(Kind.TENANT, "rome")).isPresent();

    // given
    milan.add(Kind.TENANT, "rome", labelled("run-1"));

    // then
    assertThat(remove(Given.undo(Given.provider()))).isEqualTo("Optional[Tenant rome]");
    assertThat(milan.find(Kind.TENANT, "rome")).isEmpty();
  }

  @Test
  void shouldDeleteExactlyWhatItRead() {
    // given
    milan.add(Kind.TENANT, "rome", labelled("run-1"));
    var read = milan.object(Kind.TENANT, "rome");

    // when
    remove(Given.undo(Given.provider()));

    // then
    var body = milan.bodies("DELETE " + TENANT).get(0);
    assertThat(body.at("/preconditions/uid")).isEqualTo(read.at("/metadata/uid"));
    assertThat(body.at("/preconditions/resourceVersion"))
        .isEqualTo(read.at("/metadata/resourceVersion"));
  }

  @Test
  void shouldLeaveWhatWasTakenOverBetweenReadAndDelete() {
    // given
    milan.add(Kind.TENANT, "rome", labelled("run-1"));
    milan.after(1, "GET " + TENANT, () -> milan.add(Kind.TENANT, "rome", labelled("run-2")));

    // then
    assertThat(remove(Given.undo(Given.provider()))).isEqualTo("Optional.empty");
    assertThat(milan.find(Kind.TENANT, "rome")).isPresent();
  }

  @Test
  void shouldTearDownWhatAnybodyMade() {
    // given
    milan.add(Kind.TENANT, "rome", "{}");

    // then
    assertThat(remove(Given.teardown(Given.provider()))).isEqualTo("Optional[Tenant rome]");
    assertThat(remove(Given.teardown(Given.provider()))).isEqualTo("Optional.empty");
  }

  @Test
  void shouldWaitUntilItIsReallyGone() {
    // given
    milan.add(Kind.TENANT, "rome", "{'metadata': {'finalizers': ['tenant.liqo.io/finalizer']}}");
    milan.after(4, "GET " + TENANT, () -> milan.set(Kind.TENANT, "rome", "/metadata", GONE));
    milan.after(5, "GET " + TENANT, () -> milan.remove(Kind.TENANT, "rome"));

    // when
    remove(Given.teardown(Given.provider()));

    // then
    assertThat(milan.find(Kind.TENANT, "rome")).isEmpty();
    assertThat(activities.heartbeats())
        .extracting(Report::waitingFor)
        .containsOnly("Tenant rome to be gone (held by finalizer tenant.liqo.io/finalizer)");
  }

  @Test
  void shouldTakeASuccessorOfTheNameForGone() {
    // given
    milan.add(Kind.TENANT, "rome", "{}");
    milan.after(
        "DELETE " + TENANT,
        () -> milan.add(Kind.TENANT, "rome", "{'metadata': {'uid': 'another'}}"));

    // then
    assertThat(remove(Given.teardown(Given.provider()))).isEqualTo("Optional[Tenant rome]");
    assertThat(milan.find(Kind.TENANT, "rome")).isPresent();
  }

  @Test
  void shouldWaitOutWhatIsBeingDeletedBeforeItMakesANewOne() {
    // given
    milan.add(
        Kind.TENANT,
        "rome",
        "{'metadata': {'uid': 'old', 'deletionTimestamp': '2026-01-01T00:00:00Z'}}");
    milan.after(3, "GET " + TENANT, () -> milan.remove(Kind.TENANT, "rome"));

    // when
    ensure();

    // then
    assertThat(milan.writes()).containsExactly("POST " + TENANT);
  }

  private void ensure() {
    body =
        work ->
            work.objects()
                .ensure(
                    Desired.of(Kind.TENANT, milan.tenantNamespace(), "rome").spec("proxyURL", "p"));
    activities.as(Errand.class).run(Given.provider());
  }

  private String remove(Removal removal) {
    body = work -> work.objects().remove(removal, Kind.TENANT, milan.tenantNamespace(), "rome");
    return activities.as(Errand.class).run(Given.provider());
  }

  private static final String GONE = "{'finalizers': []}";

  private static String labelled(String run) {
    return "{'metadata': {'labels': {'hawser.dev/run': '" + run + "'}}}";
  }
}
