package dev.hawser.starter;

import dev.hawser.activity.ClusterView;
import dev.hawser.peering.Inspect;
import dev.hawser.peering.InspectRequest;
import dev.hawser.peering.Inspection;
import dev.hawser.peering.PlannedStep;
import dev.hawser.peering.PlannedStep.Action;
import dev.hawser.peering.Step;
import java.util.List;

/** An Inspect that sees two empty clusters; the consumer's name decides what it plans. */
public final class FakeInspect implements Inspect {
  @Override
  public Inspection inspect(InspectRequest request) {
    String consumer = request.consumer().value();
    var action = consumer.startsWith("peered") ? Action.ADOPT : Action.CREATE;
    boolean refused = consumer.startsWith("skewed");
    return new Inspection(
        request.consumer(),
        request.provider(),
        ClusterView.absent(request.consumer()),
        ClusterView.absent(request.provider()),
        List.of(),
        refused ? List.of() : List.of(new PlannedStep(Step.SERVER, request.provider(), action, "")),
        refused ? "Liqo is v1.1.0 on skewed and v1.2.0 on milan" : null);
  }
}
