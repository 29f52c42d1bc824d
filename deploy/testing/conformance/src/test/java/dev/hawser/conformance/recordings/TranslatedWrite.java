package dev.hawser.conformance.recordings;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hawser.comparison.ClusterState;
import dev.hawser.comparison.ObjectLocation;
import dev.hawser.liqo.pki.ClusterKey;
import dev.hawser.liqo.pki.SigningRequest;
import dev.hawser.simulator.runtime.KubeObject;
import dev.hawser.simulator.runtime.ObjectKind;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Set;

/** A recorded write, translated for a simulated cluster. */
final class TranslatedWrite {
  private static final ObjectMapper JSON = new ObjectMapper();

  private TranslatedWrite() {}

  /** Whether the simulated state has all values that the write refers to. */
  static boolean isPossible(
      ClientWrite step, RunSpecificValues references, ClusterState simulated) {
    if (step.verb() == ClientWrite.Verb.DELETE) return true;
    try {
      return of(step, references, simulated).kind() != null;
    } catch (RunSpecificValues.Missing notYet) {
      return false;
    }
  }

  /**
   * The object to create or update.
   *
   * @throws RunSpecificValues.Missing if the simulated state does not have a value yet
   */
  static KubeObject of(ClientWrite step, RunSpecificValues references, ClusterState simulated) {
    var body =
        references.translate(written(step.body()), simulated, () -> request(step, simulated));
    var raw = JSON.convertValue(body, GenericKubernetesResource.class);
    return KubeObject.of(ObjectKind.of(raw.getApiVersion(), raw.getKind()).orElseThrow(), raw);
  }

  /** Without fields that the server or a webhook fills in. */
  private static JsonNode written(ObjectNode object) {
    ObjectNode body = object.deepCopy();
    body.remove("status");
    ((ObjectNode) body.path("metadata"))
        .remove(
            Set.of(
                "uid",
                "resourceVersion",
                "generation",
                "creationTimestamp",
                "managedFields",
                "finalizers"));
    if (body.path("kind").asText().equals("VirtualNode")) {
      ((ObjectNode) body.path("spec")).remove("template");
    }
    return body;
  }

  /** The consumer's certificate request; liqoctl creates it with the key it reads. */
  private static String request(ClientWrite step, ClusterState simulated) {
    var consumer = step.body().path("spec").path("clusterID").asText();
    var keys =
        simulated.get(new ObjectLocation(consumer, "secrets", "liqo", "authentication-keys"));
    var secret = JSON.convertValue(keys.orElseThrow(), GenericKubernetesResource.class);
    var pem = SigningRequest.controlPlane(consumer, ClusterKey.fromSecret(secret).orElseThrow());
    return Base64.getEncoder().encodeToString(pem.getBytes(StandardCharsets.US_ASCII));
  }
}
