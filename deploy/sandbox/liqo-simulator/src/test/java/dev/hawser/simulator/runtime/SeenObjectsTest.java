package dev.hawser.simulator.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SeenObjectsTest {
  private static final ObjectRef REF = new ObjectRef("liqo-tenant-milan", "milan");

  private final Map<ObjectKind, KubeObject> reported = new HashMap<>();
  private final SeenObjects seen =
      new SeenObjects(
          kind -> reported.values().stream().filter(object -> object.kind() == kind),
          Set.of(ObjectKind.TENANT));

  @Test
  void shouldReturnWhatTheWatchReported() {
    // given
    report(ObjectKind.TENANT, "7");
    // when
    var newest = seen.newest(ObjectKind.TENANT, REF);
    // then
    assertThat(newest).map(KubeObject::version).contains(7L);
  }

  @Test
  void shouldLeaveKindsThatTriggerNothingToTheServer() {
    // given
    report(ObjectKind.SECRET, "7");
    // when
    var newest = seen.newest(ObjectKind.SECRET, REF);
    // then
    assertThat(newest).isEmpty();
  }

  @Test
  void shouldReturnItsOwnWriteUntilTheWatchReportsIt() {
    // given
    report(ObjectKind.TENANT, "7");
    seen.wrote(object(ObjectKind.TENANT, "9"));
    // when
    var newest = seen.newest(ObjectKind.TENANT, REF);
    // then
    assertThat(newest).map(KubeObject::version).contains(9L);
  }

  @Test
  void shouldReturnALaterWriteOfSomebodyElse() {
    // given
    seen.wrote(object(ObjectKind.TENANT, "9"));
    report(ObjectKind.TENANT, "10");
    // when
    var newest = seen.newest(ObjectKind.TENANT, REF);
    // then
    assertThat(newest).map(KubeObject::version).contains(10L);
  }

  @Test
  void shouldAskTheServerForAnObjectThatTheWatchDoesNotKnow() {
    // given
    seen.wrote(object(ObjectKind.TENANT, "9"));
    // when
    var newest = seen.newest(ObjectKind.TENANT, REF);
    // then
    assertThat(newest).isEmpty();
  }

  @Test
  void shouldHandOutCopies() {
    // given
    report(ObjectKind.TENANT, "7");
    // when
    seen.newest(ObjectKind.TENANT, REF).orElseThrow().set("spec.clusterID", "other");
    // then
    assertThat(seen.newest(ObjectKind.TENANT, REF).orElseThrow().text("spec.clusterID")).isEmpty();
  }

  private void report(ObjectKind kind, String version) {
    reported.put(kind, object(kind, version));
  }

  private static KubeObject object(ObjectKind kind, String version) {
    var object = KubeObject.of(kind, REF);
    object.metadata().setResourceVersion(version);
    return object;
  }
}
