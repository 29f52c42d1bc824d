package dev.hawser.activity;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the consumer shows of offloading to the peer.
 *
 * @param pods number of pods that run on the peer's virtual nodes
 * @param nameConflicts Nodes that are not Liqo's and have the name of the virtual node
 * @param workloads those pods by namespace and owner; the first {@value #MOST_GROUPS}
 */
public record OffloadingView(
    @Nullable SliceView slice,
    @Nullable NodeView node,
    int pods,
    List<ObjectReference> nameConflicts,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) List<PodGroup> workloads) {
  /** How many groups of pods are shown at most. */
  public static final int MOST_GROUPS = 200;

  /** Nothing is offloaded. */
  public static final OffloadingView NONE = new OffloadingView(null, null, 0, List.of());

  public OffloadingView {
    nameConflicts = List.copyOf(nameConflicts);
    workloads = workloads == null ? List.of() : List.copyOf(workloads);
    ValueRules.bounded("workloads", workloads, MOST_GROUPS);
  }

  /** One whose pods are not known by their owners. */
  public OffloadingView(
      @Nullable SliceView slice,
      @Nullable NodeView node,
      int pods,
      List<ObjectReference> nameConflicts) {
    this(slice, node, pods, nameConflicts, List.of());
  }

  /**
   * The ResourceSlice on the consumer.
   *
   * @param authentication null while the provider has not decided
   * @param resources null while the provider has not decided
   */
  public record SliceView(
      String name,
      String sliceClass,
      boolean createVirtualNode,
      Map<String, String> requested,
      Map<String, String> granted,
      @Nullable SliceCondition authentication,
      @Nullable SliceCondition resources,
      boolean terminating) {
    public SliceView {
      requested = PlainText.ofCluster(requested);
      granted = PlainText.ofCluster(granted);
    }

    /** Whether the provider has accepted both the identity and the resources. */
    public boolean accepted() {
      return authentication == SliceCondition.ACCEPTED && grantsResources();
    }

    /** Whether the provider grants the resources. */
    public boolean grantsResources() {
      return resources == SliceCondition.ACCEPTED;
    }
  }

  /** The virtual node on the consumer. */
  public record NodeView(String name, boolean ready) {}
}
