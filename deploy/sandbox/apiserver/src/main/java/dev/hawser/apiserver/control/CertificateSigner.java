package dev.hawser.apiserver.control;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hawser.apiserver.certificate.CertificateAuthority;
import dev.hawser.apiserver.certificate.SigningRequest;
import dev.hawser.apiserver.control.ClusterStore.Item;
import dev.hawser.apiserver.kind.GroupResource;
import dev.hawser.apiserver.object.Base64Bytes;
import dev.hawser.apiserver.object.Json;
import java.time.Clock;
import java.time.Duration;
import java.util.List;

/** Signs the approved requests for client certificates. */
final class CertificateSigner implements Controller {
  private static final String SIGNER = "kubernetes.io/kube-apiserver-client";
  private static final Duration LIFETIME = Duration.ofDays(365);

  private final ClusterStore cluster;
  private final CertificateAuthority authority;
  private final Clock clock;

  CertificateSigner(ClusterStore cluster, CertificateAuthority authority, Clock clock) {
    this.cluster = cluster;
    this.authority = authority;
    this.clock = clock;
  }

  @Override
  public void reconcile() {
    cluster.all(GroupResource.SIGNING_REQUESTS).stream()
        .filter(item -> isDue(item.object()))
        .forEach(this::sign);
  }

  private static boolean isDue(ObjectNode request) {
    JsonNode status = request.path("status");
    List<String> decisions =
        Json.objects(status.path("conditions")).stream()
            .map(condition -> condition.path("type").asText())
            .toList();
    return request.path("spec").path("signerName").asText().equals(SIGNER)
        && !status.has("certificate")
        && decisions.contains("Approved")
        && !decisions.contains("Denied")
        && !decisions.contains("Failed");
  }

  private void sign(Item item) {
    JsonNode spec = item.object().path("spec");
    String pem = Base64Bytes.decode(spec.path("request").asText());
    JsonNode seconds = spec.path("expirationSeconds");
    Duration lifetime = seconds.isNumber() ? Duration.ofSeconds(seconds.asLong()) : LIFETIME;
    String certificate = SigningRequest.parse(pem).signedBy(authority, clock.instant(), lifetime);
    ObjectNode signed = item.object().deepCopy();
    Json.child(signed, "status").put("certificate", Base64Bytes.encode(certificate));
    cluster.replace(item, "status", signed);
  }
}
