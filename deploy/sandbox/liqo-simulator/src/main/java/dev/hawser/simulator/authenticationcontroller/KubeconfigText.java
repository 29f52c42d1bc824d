package dev.hawser.simulator.authenticationcontroller;

import dev.hawser.simulator.runtime.KubeObject;
import dev.hawser.simulator.runtime.SecretData;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A kubeconfig with the certificate an Identity holds and this cluster's own key.
 *
 * <p>Source: {@code pkg/utils/kubeconfig} of Liqo v1.2.0.
 */
final class KubeconfigText {
  private static final String CONTEXT = "default-context";

  private KubeconfigText() {}

  static String of(KubeObject identity, ClusterKeys keys) {
    var remote = identity.text("spec.clusterID");
    var context = new LinkedHashMap<String, Object>();
    context.put("cluster", remote);
    context.put("user", identity.name());
    if (!identity.text("spec.namespace").isEmpty()) {
      context.put("namespace", identity.text("spec.namespace"));
    }
    return Serialization.asYaml(
        Map.of(
            "apiVersion",
            "v1",
            "kind",
            "Config",
            "clusters",
            List.of(Map.of("name", remote, "cluster", cluster(identity))),
            "users",
            List.of(Map.of("name", identity.name(), "user", user(identity, keys))),
            "contexts",
            List.of(Map.of("name", CONTEXT, "context", context)),
            "current-context",
            CONTEXT));
  }

  private static Map<String, Object> cluster(KubeObject identity) {
    var cluster = new LinkedHashMap<String, Object>();
    cluster.put("server", identity.text("spec.authParams.apiServer"));
    if (!identity.text("spec.authParams.ca").isEmpty()) {
      cluster.put("certificate-authority-data", identity.text("spec.authParams.ca"));
    }
    if (!identity.text("spec.authParams.proxyURL").isEmpty()) {
      cluster.put("proxy-url", identity.text("spec.authParams.proxyURL"));
    }
    return cluster;
  }

  private static Map<String, Object> user(KubeObject identity, ClusterKeys keys) {
    return Map.of(
        "client-certificate-data",
        identity.text("spec.authParams.signedCRT"),
        "client-key-data",
        SecretData.encode(PemText.encode("PRIVATE KEY", keys.privateKey().getEncoded())));
  }
}
