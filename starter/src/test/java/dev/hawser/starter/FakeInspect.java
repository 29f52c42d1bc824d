package dev.hawser.starter;

import dev.hawser.activity.ClusterId;
import dev.hawser.activity.ClusterView;
import dev.hawser.activity.ObjectReference;
import dev.hawser.peering.Inspect;
import dev.hawser.peering.InspectRequest;
import dev.hawser.peering.Inspection;
import dev.hawser.peering.Plan;
import dev.hawser.peering.PlannedObject;
import dev.hawser.peering.PlannedObject.Action;
import dev.hawser.peering.Refusal;
import dev.hawser.peering.Step;
import dev.hawser.peering.UnpeerRequest;
import dev.hawser.starter.status.PeeredViews;
import io.temporal.workflow.Workflow;
import io.temporal.workflow.WorkflowInit;
import java.util.List;

/** An Inspect that sees two empty clusters; the consumer's name decides what it plans. */
public final class FakeInspect implements Inspect {
  private static final String DIGEST = "3f2a9c1e" + "0".repeat(56);

  private final InspectRequest request;

  @WorkflowInit
  public FakeInspect(InspectRequest request) {
    this.request = request;
  }

  /** Of a consumer whose name begins with half, the provider does not answer. */
  @Override
  public Inspection seen() {
    return new Inspection(
        request.consumer(),
        request.provider(),
        ClusterView.absent(request.consumer()),
        null,
        List.of());
  }

  @Override
  public Inspection inspect(InspectRequest same) {
    String consumer = request.consumer().value();
    if (consumer.startsWith("half")) Workflow.await(() -> false);
    if (consumer.startsWith("good")) {
      return PeeredViews.inspection(request.consumer(), request.provider());
    }
    if (consumer.startsWith("down")) return unreadable(request);
    var seen =
        new Inspection(
            request.consumer(),
            request.provider(),
            consumer(request),
            request.inspectsProvider() ? ClusterView.absent(request.provider()) : null,
            List.of());
    if (consumer.startsWith("skewed")) {
      return refused(seen, "VersionMismatch", "Liqo is v1.1.0 on skewed and v1.2.0 on milan");
    }
    var unpeer = request.unpeer();
    return unpeer == null ? peer(seen) : unpeer(seen, unpeer);
  }

  private static ClusterView consumer(InspectRequest request) {
    var absent = ClusterView.absent(request.consumer());
    if (!request.consumer().value().startsWith("keyed")) return absent;
    return new ClusterView(
        absent.cluster(),
        absent.contract(),
        absent.namespace(),
        null,
        new ClusterView.Installation(null, null, null, "3b0c44298f", null, null, List.of()),
        absent.permissions(),
        absent.network(),
        absent.authentication(),
        absent.offloading(),
        List.of(),
        List.of(),
        List.of());
  }

  private static Inspection unreadable(InspectRequest request) {
    var provider = ClusterView.absent(request.provider());
    return new Inspection(
        request.consumer(), request.provider(), null, provider, List.of("no worker serves down"));
  }

  private static Inspection refused(Inspection seen, String type, String message) {
    return seen.withRefusals(List.of(new Refusal(type, message)));
  }

  private static Inspection peer(Inspection seen) {
    boolean peered = seen.consumerId().value().startsWith("peered");
    var action = peered ? Action.LEAVE : Action.CREATE;
    return planned(seen, object(action, Step.SERVER, seen.providerId(), "GatewayServer", ""));
  }

  private static Inspection unpeer(Inspection seen, UnpeerRequest unpeer) {
    boolean full = seen.consumerId().value().startsWith("full");
    if (full && !unpeer.mayEvict()) return refused(seen, "PodsRunning", "3 pods run on milan");
    var namespace =
        unpeer.deleteNamespaces()
            ? object(Action.DELETE, Step.RELEASE, seen.providerId(), "Namespace", "")
            : object(Action.LEAVE, Step.RELEASE, seen.providerId(), "Namespace", "by default");
    if (seen.consumerId().value().startsWith("idle")) return planned(seen, namespace);
    String reason = full ? "3 pods are evicted" : "";
    var slice = object(Action.DELETE, Step.SLICE, seen.consumerId(), "ResourceSlice", reason);
    return planned(seen, slice, namespace);
  }

  private static Inspection planned(Inspection seen, PlannedObject... objects) {
    return seen.withPlan(Plan.of(DIGEST, List.of(objects), List.of(), List.of()));
  }

  private static PlannedObject object(
      Action action, Step step, ClusterId cluster, String kind, String reason) {
    var object = ObjectReference.of(kind, "liqo").on(cluster);
    return new PlannedObject(action, object, step, reason, false, List.of());
  }
}
