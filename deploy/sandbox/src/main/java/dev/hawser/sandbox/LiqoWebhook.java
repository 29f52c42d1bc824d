package dev.hawser.sandbox;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hawser.sandbox.apiserver.admission.Admission;
import dev.hawser.sandbox.apiserver.admission.AdmissionRequest;
import dev.hawser.sandbox.apiserver.failure.ApiFailure;
import dev.hawser.sandbox.liqo.SimulatedLiqo;
import dev.hawser.sandbox.liqo.admission.AdmissionReview;
import dev.hawser.sandbox.liqo.admission.Verdict;
import dev.hawser.sandbox.liqo.runtime.Component;
import dev.hawser.sandbox.liqo.runtime.Kind;
import dev.hawser.sandbox.liqo.runtime.KubeObject;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Liqo's admission rules, asked by the embedded API server before each write. */
final class LiqoWebhook implements Admission {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Set<Kind> RULED =
      EnumSet.of(Kind.TENANT, Kind.RESOURCE_SLICE, Kind.VIRTUAL_NODE, Kind.FOREIGN_CLUSTER);

  private final SimulatedLiqo liqo;

  LiqoWebhook(SimulatedLiqo liqo) {
    this.liqo = liqo;
  }

  @Override
  public ObjectNode admit(AdmissionRequest request) {
    var kind = Kind.of(request.type().apiVersion(), request.type().kind()).filter(RULED::contains);
    boolean asked =
        request.subresource().isEmpty() && request.operation() != AdmissionRequest.Operation.DELETE;
    if (kind.isEmpty() || !asked) return request.object();
    String name = kind.get().kind().toLowerCase(Locale.ROOT) + ".validate.liqo.io";
    if (liqo.knobs().isPaused(Component.WEBHOOK)) {
      throw ApiFailure.of(
          500, "InternalError", "Internal error occurred: failed calling webhook \"" + name + "\"");
    }
    return switch (liqo.admission().review(review(kind.get(), request))) {
      case Verdict.Allowed allowed -> request.object();
      case Verdict.Mutated mutated -> JSON.valueToTree(mutated.object().raw());
      case Verdict.Denied denied -> throw ApiFailure.denied(name, denied.code(), denied.message());
    };
  }

  private static AdmissionReview review(Kind kind, AdmissionRequest request) {
    var operation =
        request.operation() == AdmissionRequest.Operation.CREATE
            ? AdmissionReview.Operation.CREATE
            : AdmissionReview.Operation.UPDATE;
    Optional<KubeObject> before = request.old().map(old -> object(kind, old));
    return new AdmissionReview(
        operation, object(kind, request.object()), before, request.user().groups());
  }

  private static KubeObject object(Kind kind, ObjectNode tree) {
    return KubeObject.of(kind, JSON.convertValue(tree, GenericKubernetesResource.class));
  }
}
