package dev.hawser.starter;

import dev.hawser.activity.ClusterView;
import dev.hawser.activity.ObjectReference;
import dev.hawser.peering.Inspect;
import dev.hawser.peering.InspectRequest;
import dev.hawser.peering.Inspection;
import dev.hawser.peering.PlannedStep;
import dev.hawser.peering.PlannedStep.Action;
import dev.hawser.peering.Step;
import dev.hawser.peering.UnpeerRequest;
import dev.hawser.starter.report.PeeredViews;
import io.temporal.workflow.Workflow;
import io.temporal.workflow.WorkflowInit;
import java.util.List;

/** An Inspect that sees two empty clusters; the consumer's name decides what it plans. */
public final class FakeInspect implements Inspect {
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
      return seen.withRefusal("Liqo is v1.1.0 on skewed and v1.2.0 on milan");
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

  private static Inspection peer(Inspection seen) {
    boolean peered = seen.consumerId().value().startsWith("peered");
    var action = peered ? Action.ADOPT : Action.CREATE;
    return seen.withPlan(List.of(new PlannedStep(Step.SERVER, seen.providerId(), action, "")));
  }

  private static Inspection unpeer(Inspection seen, UnpeerRequest unpeer) {
    boolean full = seen.consumerId().value().startsWith("full");
    if (full && !unpeer.evict()) return seen.withRefusal("3 pods run on milan");
    var slice = full ? Action.EVICT : Action.DELETE;
    if (seen.consumerId().value().startsWith("idle")) slice = Action.ABSENT;
    return seen.withPlan(
        List.of(
            new PlannedStep(
                Step.SLICE,
                seen.consumerId(),
                slice,
                "",
                List.of(ObjectReference.of("ResourceSlice", "milan"))),
            new PlannedStep(
                Step.RELEASE,
                seen.providerId(),
                unpeer.deleteNamespaces() ? Action.DELETE : Action.KEEP,
                "",
                List.of(ObjectReference.of("Namespace", "liqo-tenant")))));
  }
}
