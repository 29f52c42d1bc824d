package dev.hawser.environment;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hawser.apiserver.admission.AdmissionPlugin;
import dev.hawser.apiserver.admission.AdmissionRequest;
import dev.hawser.apiserver.failure.ApiFailure;
import dev.hawser.simulator.SimulatedLiqo;
import dev.hawser.simulator.runtime.KubeObject;
import dev.hawser.simulator.runtime.LiqoComponent;
import dev.hawser.simulator.runtime.ObjectKind;
import dev.hawser.simulator.webhook.AdmissionReview;
import dev.hawser.simulator.webhook.AdmissionVerdict;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Liqo's admission webhooks, called by the embedded API server before each write. */
final class LiqoWebhook implements AdmissionPlugin {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Set<ObjectKind> VALIDATED =
      EnumSet.of(
          ObjectKind.TENANT,
          ObjectKind.RESOURCE_SLICE,
          ObjectKind.VIRTUAL_NODE,
          ObjectKind.FOREIGN_CLUSTER);

  private final SimulatedLiqo liqo;

  LiqoWebhook(SimulatedLiqo liqo) {
    this.liqo = liqo;
  }

  @Override
  public ObjectNode admit(AdmissionRequest request) {
    var kind =
        ObjectKind.of(request.type().apiVersion(), request.type().kind())
            .filter(VALIDATED::contains);
    boolean asked =
        request.subresource().isEmpty() && request.operation() != AdmissionRequest.Operation.DELETE;
    if (kind.isEmpty() || !asked) return request.object();
    String name = kind.get().kind().toLowerCase(Locale.ROOT) + ".validate.liqo.io";
    if (liqo.faults().isPaused(LiqoComponent.WEBHOOK)) {
      throw ApiFailure.of(
          500, "InternalError", "Internal error occurred: failed calling webhook \"" + name + "\"");
    }
    return switch (liqo.admission().review(review(kind.get(), request))) {
      case AdmissionVerdict.Allowed allowed -> request.object();
      case AdmissionVerdict.Mutated mutated -> JSON.valueToTree(mutated.object().raw());
      case AdmissionVerdict.Denied denied ->
          throw ApiFailure.denied(name, denied.code(), denied.message());
    };
  }

  private static AdmissionReview review(ObjectKind kind, AdmissionRequest request) {
    var operation =
        request.operation() == AdmissionRequest.Operation.CREATE
            ? AdmissionReview.Operation.CREATE
            : AdmissionReview.Operation.UPDATE;
    Optional<KubeObject> before = request.old().map(old -> object(kind, old));
    return new AdmissionReview(
        operation, object(kind, request.object()), before, request.user().groups());
  }

  private static KubeObject object(ObjectKind kind, ObjectNode tree) {
    return KubeObject.of(kind, JSON.convertValue(tree, GenericKubernetesResource.class));
  }
}
