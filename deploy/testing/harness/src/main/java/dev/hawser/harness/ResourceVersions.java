package dev.hawser.harness;

import static dev.hawser.harness.Expect.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * The versions of a peering's objects, which change with every write, except of a status. Objects
 * that are written regularly, such as Leases, are left out.
 */
public record ResourceVersions(PeeringEnvironment pair, Set<String> lines) {
  private static final Set<ResourceKind> REGULARLY_WRITTEN =
      EnumSet.of(
          ResourceKind.NODE,
          ResourceKind.LEASE,
          ResourceKind.POD,
          ResourceKind.CONNECTION,
          ResourceKind.FOREIGN_CLUSTER);

  /** Reads them once the controllers have stopped writing. */
  public static ResourceVersions settled(PeeringEnvironment pair) {
    var last = new TreeSet<>(now(pair, ObjectMeta::getResourceVersion));
    eventually(
        "the controllers stop writing",
        () -> {
          var next = now(pair, ObjectMeta::getResourceVersion);
          boolean same = next.equals(last);
          last.clear();
          last.addAll(next);
          return same;
        });
    return new ResourceVersions(pair, now(pair, ResourceVersions::withoutStatus));
  }

  public void assertUnchanged() {
    var now = now(pair, ResourceVersions::withoutStatus);
    var changed = new TreeSet<>(now);
    changed.removeAll(lines);
    var gone = new TreeSet<>(lines);
    gone.removeAll(now);
    assertThat(changed.isEmpty() && gone.isEmpty())
        .as("written: " + changed + ", was: " + gone)
        .isTrue();
  }

  private static Set<String> now(PeeringEnvironment pair, Function<ObjectMeta, String> version) {
    var lines = new TreeSet<String>();
    for (var cluster : List.of(pair.rome(), pair.milan())) {
      for (var kind : EnumSet.complementOf(EnumSet.copyOf(REGULARLY_WRITTEN))) {
        cluster.list(kind).stream()
            .filter(object -> ClusterSnapshot.isInScope(kind, object))
            .forEach(object -> lines.add(cluster.id() + " " + line(object, version)));
      }
    }
    return lines;
  }

  private static String line(
      GenericKubernetesResource object, Function<ObjectMeta, String> version) {
    var metadata = object.getMetadata();
    return object.getKind() + " " + metadata.getName() + " at " + version.apply(metadata);
  }

  /** A controller may write the status at any time. */
  private static String withoutStatus(ObjectMeta metadata) {
    if (metadata.getGeneration() == null) return metadata.getResourceVersion();
    return "generation %d of %s, %s, %s, %s, %s"
        .formatted(
            metadata.getGeneration(),
            metadata.getUid(),
            metadata.getLabels(),
            metadata.getAnnotations(),
            metadata.getFinalizers(),
            metadata.getOwnerReferences());
  }
}
